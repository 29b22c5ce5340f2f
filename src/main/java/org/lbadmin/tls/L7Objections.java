package org.lbadmin.tls;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Problems;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.Terminator;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/** What stands against a virtual service as it shall become, because of the terminations around it. */
final class L7Objections {
    private final Surroundings around;
    private final List<SslTermination> terminations;
    private final L7VirtualService service;
    private final @Nullable L7VirtualService before;

    /**
     * @param around with the virtual service as it shall become
     * @param terminations as they shall become
     */
    L7Objections(
            Surroundings around,
            List<SslTermination> terminations,
            L7VirtualService service,
            @Nullable L7VirtualService before) {
        this.around = around;
        this.terminations = terminations;
        this.service = service;
        this.before = before;
    }

    void add(Problems problems) {
        terminations.stream()
                .map(SslTermination::label)
                .filter(label -> label.folded().equals(service.label().folded()))
                .forEach(label -> problems.add("label", "label.taken", service.label(), label));
        terminations.stream()
                .filter(t -> isPortOf(t))
                .forEach(t ->
                        problems.add("ports", "port.taken", t.port(), String.valueOf(service.ipAddress()), t.label()));
        if (before != null) {
            terminations.stream().filter(t -> t.uses(service.label())).forEach(t -> used(t, before, problems));
        }
        if (problems.isEmpty()) {
            circles(problems);
        }
    }

    private boolean isPortOf(SslTermination termination) {
        IpAddress address = around.addressOf(termination);
        return address != null && service.isAt(address, termination.port());
    }

    private void used(SslTermination termination, L7VirtualService before, Problems problems) {
        IpAddress address = address(service);
        problems.addIf(service.backendOnly(), "backendOnly", "ssl.backendOf", termination.label(), service.label());
        if (address == null) {
            return;
        }
        if (!address.equals(address(before)) && service.label().equals(termination.virtualService())) {
            moved(termination, address, problems);
        }
        problems.addIf(service.manual(), "manual", "ssl.manualOf", termination.label(), service.label());
        boolean stunnel = termination.terminator() == Terminator.STUNNEL;
        problems.addIf(
                stunnel && service.isRedirect() && comesWithoutProxy(termination),
                "forceToHttps",
                "ssl.forceNeedsProxy",
                termination.label());
        if (!stunnel && service.protocol() != before.protocol()) {
            protocol(termination, problems);
        }
        IpAddress source = termination.sourceIpAddress();
        if (source != null && comesWithoutProxy(termination) && source.isIpv6() != address.isIpv6()) {
            problems.add("ipAddress", "ssl.sourceOf", termination.label(), source, address);
        }
    }

    /** A termination goes where its virtual service goes, and needs its port there. */
    private void moved(SslTermination termination, IpAddress address, Problems problems) {
        int port = termination.port();
        Stream<Label> users = around.users(
                address,
                port,
                terminations.stream().filter(t -> t != termination).toList());
        users.filter(user -> !user.equals(service.label()))
                .forEach(
                        user -> problems.add("ipAddress", "ssl.moves.taken", termination.label(), port, address, user));
        around.ownPort(address, port)
                .ifPresent(own -> problems.add("ipAddress", "ssl.moves.own", termination.label(), port, address));
    }

    private static @Nullable IpAddress address(L7VirtualService service) {
        return service.listener().map(L7VirtualService.Listener::ipAddress).orElse(null);
    }

    private boolean comesWithoutProxy(SslTermination termination) {
        boolean itself = !termination.proxyProtocol() && service.label().equals(termination.target());
        return itself || termination.sniRules().stream().anyMatch(rule -> !rule.proxyProtocol() && leadsHere(rule));
    }

    private void protocol(SslTermination termination, Problems problems) {
        SniRuleRules rules = new SniRuleRules(around);
        termination.sniRules().stream()
                .filter(rule -> around.service(rule.virtualService()) != null)
                .filter(rule -> !rules.fits(termination, Objects.requireNonNull(around.service(rule.virtualService()))))
                .findFirst()
                .ifPresent(rule -> problems.add("protocol", "ssl.protocolOf", termination.label(), rule.label()));
    }

    private boolean leadsHere(SniRule rule) {
        return service.label().equals(rule.virtualService());
    }

    private void circles(Problems problems) {
        Routes routes = new Routes(around, terminations);
        terminations.stream()
                .flatMap(t -> routes.circle(t).stream())
                .flatMap(circle -> circle.fieldOf(service.label()).stream()
                        .limit(1)
                        .map(field -> List.of(field, circle.toString())))
                .findFirst()
                .ifPresent(found -> problems.add(found.get(0), "ssl.circle", found.get(1)));
    }
}

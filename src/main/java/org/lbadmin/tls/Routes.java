package org.lbadmin.tls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/** Where connections go from each termination and virtual service, to find those that would come back. */
final class Routes {
    private final Surroundings around;
    private final Map<IpAddress, List<L7VirtualService>> services;
    private final Map<IpAddress, List<SslTermination>> terminations = new HashMap<>();
    private final Map<Label, SslTermination> byLabel = new HashMap<>();

    /** A way from one thing to the next; {@code path} is the field that leads there. */
    record Step(Label from, String path, Label to) {}

    /** A way that ends where it began. */
    record Circle(List<Step> steps) {
        /** The field of the thing it was asked for. */
        String field() {
            return steps.get(0).path();
        }

        Optional<String> fieldOf(Label thing) {
            return steps.stream()
                    .filter(step -> step.from().equals(thing))
                    .map(Step::path)
                    .findFirst();
        }

        @Override
        public String toString() {
            return steps.stream().map(step -> step.from().value()).collect(Collectors.joining(" > ")) + " > "
                    + steps.get(0).from();
        }
    }

    Routes(Surroundings around, List<SslTermination> all) {
        this.around = around;
        this.services = new HashMap<>();
        for (L7VirtualService service : around.services()) {
            service.listener()
                    .ifPresent(at -> services.computeIfAbsent(at.ipAddress(), a -> new ArrayList<>())
                            .add(service));
        }
        for (SslTermination termination : all) {
            byLabel.put(termination.label(), termination);
            IpAddress address = around.addressOf(termination);
            if (address != null) {
                terminations.computeIfAbsent(address, a -> new ArrayList<>()).add(termination);
            }
        }
    }

    /** How connections of a termination would come back to it. */
    Optional<Circle> circle(SslTermination termination) {
        List<Step> way = new ArrayList<>();
        return leadsBack(termination.label(), termination.label(), new HashSet<>(), way)
                ? Optional.of(new Circle(List.copyOf(way)))
                : Optional.empty();
    }

    private boolean leadsBack(Label from, Label start, Set<Label> seen, List<Step> way) {
        for (Step step : steps(from)) {
            way.add(step);
            boolean back = step.to().equals(start);
            if (back || (seen.add(step.to()) && leadsBack(step.to(), start, seen, way))) {
                return true;
            }
            way.remove(way.size() - 1);
        }
        return false;
    }

    private List<Step> steps(Label from) {
        List<Step> steps = new ArrayList<>();
        SslTermination termination = byLabel.get(from);
        if (termination != null) {
            place(termination, steps);
            List<SniRule> rules = termination.sniRules();
            for (int i = 0; i < rules.size(); i++) {
                SniRule rule = rules.get(i);
                String path = "sniRules[" + i + "].";
                to(from, path + "virtualService", rule.virtualService(), steps);
                to(from, path + "backendIpAddress", rule.backendIpAddress(), rule.backendPort(), steps);
            }
        }
        L7VirtualService service = around.service(from);
        if (service != null) {
            servers(service, steps);
        }
        return steps;
    }

    private void place(SslTermination termination, List<Step> steps) {
        Label target = termination.target();
        boolean other = target != null && !target.equals(termination.virtualService());
        to(termination.label(), other ? "bindProxyProtocolTo" : "virtualService", target, steps);
        SslTermination.Custom custom = termination.custom();
        to(termination.label(), "custom.backendIpAddress", custom.backendIpAddress(), custom.backendPort(), steps);
    }

    private void servers(L7VirtualService service, List<Step> steps) {
        List<L7RealServer> servers = service.realServers();
        for (int i = 0; i < servers.size(); i++) {
            Integer port = servers.get(i).port();
            String path = "realServers[" + i + "].ipAddress";
            IntPredicate same = port == null ? p -> isPortOf(service, p) : p -> p == port;
            to(service.label(), path, servers.get(i).ipAddress(), same, steps);
        }
        int port = service.fallback().port();
        to(service.label(), "fallback.ipAddress", service.fallback().ipAddress(), port, steps);
    }

    /** A port that clients of a service can have used: one of its own, or that of a termination before it. */
    private boolean isPortOf(L7VirtualService service, int port) {
        return service.listener().filter(at -> at.ports().contains(port)).isPresent()
                || byLabel.values().stream().anyMatch(t -> t.port() == port && t.uses(service.label()));
    }

    private void to(Label from, String path, @Nullable Label service, List<Step> steps) {
        if (service != null && around.service(service) != null) {
            steps.add(new Step(from, path, service));
        }
    }

    private void to(Label from, String path, @Nullable IpAddress address, @Nullable Integer port, List<Step> steps) {
        if (address != null && port != null) {
            to(from, path, address, p -> p == port, steps);
        }
    }

    private void to(Label from, String path, IpAddress address, IntPredicate port, List<Step> steps) {
        terminations.getOrDefault(address, List.of()).stream()
                .filter(t -> port.test(t.port()))
                .forEach(t -> steps.add(new Step(from, path, t.label())));
        services.getOrDefault(address, List.of()).stream()
                .filter(s -> !s.label().equals(from))
                .filter(s -> s.listener().stream()
                        .flatMap(at -> at.ports().ranges().stream())
                        .anyMatch(r -> java.util.stream.IntStream.rangeClosed(r.first(), r.last())
                                .anyMatch(port)))
                .forEach(s -> steps.add(new Step(from, path, s.label())));
    }
}

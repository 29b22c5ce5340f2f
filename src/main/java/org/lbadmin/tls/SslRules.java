package org.lbadmin.tls;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.OperationMode;
import org.lbadmin.model.Problems;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.Terminator;
import org.lbadmin.model.TlsSwitches;
import org.lbadmin.model.value.IpAddress;

/**
 * What no engine sees: rules between the fields of a termination, between terminations, and between them and virtual
 * services, certificates and the appliance's own sockets.
 */
final class SslRules {
    private final Surroundings around;

    SslRules(Surroundings around) {
        this.around = around;
    }

    /**
     * @param before what is stored now; null for a new termination
     * @param others every other termination
     */
    Problems check(SslTermination termination, @Nullable SslTermination before, List<SslTermination> others) {
        Problems problems = checkAlone(termination, before, others);
        if (problems.isEmpty()) {
            new Routes(
                            around,
                            Stream.concat(others.stream(), Stream.of(termination))
                                    .toList())
                    .circle(termination)
                    .ifPresent(circle -> problems.add(circle.field(), "ssl.circle", circle));
        }
        return problems;
    }

    /** Everything but circles that connections would run in. */
    Problems checkAlone(SslTermination termination, @Nullable SslTermination before, List<SslTermination> others) {
        Problems problems = new Problems();
        labels(termination, others, problems);
        references(termination, problems);
        custom(termination, before, problems);
        socket(termination, others, problems);
        versions(termination, problems);
        stunnel(termination, problems);
        new SourceRules(around).check(termination, before, problems);
        new SniRuleRules(around).check(termination, problems);
        return problems;
    }

    private void labels(SslTermination termination, List<SslTermination> others, Problems problems) {
        Stream.concat(
                        others.stream().map(SslTermination::label),
                        around.services().stream().map(L7VirtualService::label))
                .filter(taken -> taken.folded().equals(termination.label().folded()))
                .forEach(taken -> problems.add("label", "label.taken", termination.label(), taken));
    }

    private void references(SslTermination termination, Problems problems) {
        problems.addIf(
                !around.hasCertificate(termination.certificate()),
                "certificate",
                "certificate.unknown",
                termination.certificate());
        problems.addIf(
                !termination.isCustom() && around.service(termination.virtualService()) == null,
                "virtualService",
                "ssl.unknownService",
                String.valueOf(termination.virtualService()));
        L7VirtualService service = around.service(termination.virtualService());
        backendOnly(service, "virtualService", problems);
        backendOnly(around.service(termination.bindProxyProtocolTo()), "bindProxyProtocolTo", problems);
        problems.addIf(
                !termination.isCustom() && service != null && service.manual(),
                "virtualService",
                "ssl.manualService",
                String.valueOf(termination.virtualService()));
        problems.addIf(
                termination.bindProxyProtocolTo() != null && around.service(termination.bindProxyProtocolTo()) == null,
                "bindProxyProtocolTo",
                "ssl.unknownService",
                String.valueOf(termination.bindProxyProtocolTo()));
        problems.addIf(
                termination.bindProxyProtocolTo() != null && termination.isCustom(),
                "bindProxyProtocolTo",
                "ssl.bindNeedsService");
    }

    private static void backendOnly(@Nullable L7VirtualService service, String path, Problems problems) {
        if (service != null && service.backendOnly()) {
            problems.add(path, "ssl.backendService", service.label());
        }
    }

    private void custom(SslTermination termination, @Nullable SslTermination before, Problems problems) {
        SslTermination.Custom custom = termination.custom();
        if (!termination.isCustom()) {
            problems.addIf(custom.ipAddress() != null, "custom.ipAddress", "ssl.customOnly");
            problems.addIf(custom.backendIpAddress() != null, "custom.backendIpAddress", "ssl.customOnly");
            problems.addIf(custom.backendPort() != null, "custom.backendPort", "ssl.customOnly");
            return;
        }
        IpAddress address = custom.ipAddress();
        IpAddress backend = custom.backendIpAddress();
        problems.addIf(address == null, "custom.ipAddress", "value.required");
        problems.addIf(backend == null, "custom.backendIpAddress", "value.required");
        problems.addIf(custom.backendPort() == null, "custom.backendPort", "value.required");
        if (address != null && Surroundings.isUnusable(address)) {
            problems.add("custom.ipAddress", "ipAddress.unusable", address);
        } else if (address != null
                && (before == null || !address.equals(before.custom().ipAddress()))) {
            problems.addIf(!around.isConnected(address), "custom.ipAddress", "ipAddress.subnet", address);
        }
        if (backend != null) {
            problems.addIf(Surroundings.isUnusable(backend), "custom.backendIpAddress", "ipAddress.unusable", backend);
            Integer port = custom.backendPort();
            problems.addIf(
                    backend.equals(address) && port != null && port == termination.port(),
                    "custom.backendPort",
                    "ssl.itself",
                    backend,
                    String.valueOf(port));
        }
    }

    private void socket(SslTermination termination, List<SslTermination> others, Problems problems) {
        IpAddress address = around.addressOf(termination);
        if (address != null) {
            int port = termination.port();
            around.users(address, port, others)
                    .forEach(user -> problems.add("port", "port.taken", port, address, user));
            around.ownPort(address, port)
                    .ifPresent(own -> problems.add("port", "port.own." + own.name(), port, address));
        }
    }

    /** Engines are told the lowest and the highest version, so that there cannot be one missing between. */
    private static void versions(SslTermination termination, Problems problems) {
        if (termination.operationMode() != OperationMode.CUSTOM) {
            return;
        }
        TlsSwitches switches = termination.switches();
        boolean[] off = {
            switches.disableTls10(), switches.disableTls11(), switches.disableTls12(), switches.disableTls13()
        };
        int lowest = 0;
        int highest = off.length - 1;
        while (lowest < off.length && off[lowest]) {
            lowest++;
        }
        while (highest >= 0 && off[highest]) {
            highest--;
        }
        problems.addIf(lowest == off.length, "switches.disableTls13", "ssl.noVersion");
        for (int i = lowest; i < highest; i++) {
            problems.addIf(off[i], "switches.disableTls1" + i, "ssl.versionHole", "1." + i);
        }
    }

    private void stunnel(SslTermination termination, Problems problems) {
        boolean stunnel = termination.terminator() == Terminator.STUNNEL;
        problems.addIf(!stunnel && termination.sourceIpAddress() != null, "sourceIpAddress", "ssl.needsStunnel");
        problems.addIf(
                !stunnel && termination.bindProxyProtocolTo() != null, "bindProxyProtocolTo", "ssl.needsStunnel");
        L7VirtualService target = around.service(termination.target());
        problems.addIf(
                stunnel && !termination.proxyProtocol() && target != null && target.isRedirect(),
                "proxyProtocol",
                "ssl.redirectNeedsProxy",
                String.valueOf(termination.target()));
    }
}

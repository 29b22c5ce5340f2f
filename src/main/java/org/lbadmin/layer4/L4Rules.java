package org.lbadmin.layer4;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.ForwardingMethod;
import org.lbadmin.model.L4RealServer;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.OwnPorts;
import org.lbadmin.model.Problems;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Ports;
import org.springframework.stereotype.Component;

/** Rules between the fields of a layer 4 virtual service, and between those and the appliance's own sockets. */
@Component
class L4Rules {
    private final ConnectedSubnets subnets;
    private final OwnPorts ownPorts;

    L4Rules(ConnectedSubnets subnets, OwnPorts ownPorts) {
        this.subnets = subnets;
        this.ownPorts = ownPorts;
    }

    /**
     * @param before what is stored now; null for a new virtual service
     * @param others every other layer 4 virtual service
     */
    Problems check(L4VirtualService service, @Nullable L4VirtualService before, List<L4VirtualService> others) {
        Problems problems = new Problems();
        for (L4VirtualService other : others) {
            if (other.label().folded().equals(service.label().folded())) {
                problems.add("label", "label.taken", service.label(), other.label());
            }
        }
        if (service.protocol().hasAddress()) {
            address(service, before, problems);
            ports(service, others, problems);
        } else {
            mark(service, others, problems);
        }
        forwarding(service, problems);
        new L4CheckRules(service).check(problems);
        realServers(service, problems);
        return problems;
    }

    private void address(L4VirtualService service, @Nullable L4VirtualService before, Problems problems) {
        if (service.ipAddress().isMark()) {
            problems.add("ipAddress", "l4.markNeedsProtocol", service.ipAddress());
            return;
        }
        IpAddress address = service.ipAddress().ip();
        boolean moved = before == null || !before.ipAddress().equals(service.ipAddress());
        if (address.isAny() || address.toAddress().isMulticast() || address.isLoopback()) {
            problems.add("ipAddress", "ipAddress.unusable", address);
        } else if (moved && !subnets.contain(address)) {
            problems.add("ipAddress", "ipAddress.subnet", address);
        }
    }

    private void ports(L4VirtualService service, List<L4VirtualService> others, Problems problems) {
        Ports ports = service.ports();
        if (ports == null) {
            problems.add("ports", "value.required");
            return;
        }
        if (service.ipAddress().isMark()) {
            return;
        }
        for (L4VirtualService other : others) {
            if (other.ports() != null && meet(service, other)) {
                ports.shared(other.ports())
                        .ifPresent(
                                port -> problems.add("ports", "port.taken", port, service.ipAddress(), other.label()));
            }
        }
        if (service.protocol().carriesTcp()) {
            ownPorts.all().stream()
                    .filter(own -> own.meets(service.ipAddress().ip()) && ports.contains(own.port()))
                    .forEach(own -> problems.add("ports", "port.own." + own.name(), own.port(), service.ipAddress()));
        }
    }

    private static boolean meet(L4VirtualService one, L4VirtualService other) {
        boolean packets = (one.protocol().carriesTcp() && other.protocol().carriesTcp())
                || (one.protocol().carriesUdp() && other.protocol().carriesUdp());
        return packets && one.ipAddress().equals(other.ipAddress());
    }

    private static void mark(L4VirtualService service, List<L4VirtualService> others, Problems problems) {
        problems.addIf(service.ports() != null, "ports", "l4.markHasNoPorts");
        if (!service.ipAddress().isMark()) {
            problems.add("ipAddress", "l4.markWanted", service.ipAddress());
            return;
        }
        others.stream()
                .filter(other -> other.ipAddress().equals(service.ipAddress()))
                .forEach(other -> problems.add("ipAddress", "l4.markTaken", service.ipAddress(), other.label()));
    }

    private static void forwarding(L4VirtualService service, Problems problems) {
        boolean six = service.ipAddress().isIpv6();
        boolean own = service.fallback().isLocal();
        problems.addIf(
                !own
                        && service.protocol().hasAddress()
                        && service.fallback().ipAddress().isIpv6() != six,
                "fallback.ipAddress",
                "l4.family",
                service.fallback().ipAddress(),
                service.ipAddress());
        problems.addIf(
                service.persistence().enabled() && !fits(service.persistence().granularity(), six),
                "persistence.granularity",
                six ? "l4.prefixWanted" : "l4.maskWanted",
                service.persistence().granularity());
    }

    /** The default stands for the whole address, also of IPv6. */
    private static boolean fits(String granularity, boolean six) {
        return granularity.contains(".") ? !six || granularity.equals("255.255.255.255") : six;
    }

    private static void realServers(L4VirtualService service, Problems problems) {
        Set<String> seen = new HashSet<>();
        Set<String> places = new HashSet<>();
        int index = 0;
        for (L4RealServer server : service.realServers()) {
            String path = "realServers[" + index++ + "].";
            if (!seen.add(server.label().folded())) {
                problems.add(path + "label", "realServer.labelTaken", server.label(), service.label());
            }
            if (!places.add(server.ipAddress() + " " + server.port())) {
                problems.add(path + "ipAddress", "l4.realServerTwice", server.ipAddress(), service.label());
            }
            realServer(service, server, path, problems);
        }
    }

    private static void realServer(L4VirtualService service, L4RealServer server, String path, Problems problems) {
        IpAddress address = server.ipAddress();
        problems.addIf(
                address.isAny() || address.toAddress().isMulticast(),
                path + "ipAddress",
                "ipAddress.unusable",
                address);
        if (service.protocol().hasAddress() && !service.ipAddress().isMark()) {
            problems.addIf(
                    address.isIpv6() != service.ipAddress().isIpv6(),
                    path + "ipAddress",
                    "l4.family",
                    address,
                    service.ipAddress());
            problems.addIf(
                    address.equals(service.ipAddress().ip()),
                    path + "ipAddress",
                    "realServer.itself",
                    address,
                    service.label());
        }
        ForwardingMethod method = service.forwardingMethod();
        problems.addIf(server.port() != null && !method.translatesPorts(), path + "port", "l4.noPort", server.label());
        problems.addIf(
                server.maxConnections() > 0 && server.minConnections() > server.maxConnections(),
                path + "minConnections",
                "minConnections.aboveMax",
                server.minConnections(),
                server.maxConnections());
    }
}

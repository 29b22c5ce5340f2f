package org.lbadmin.layer7;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.L7Fallback;
import org.lbadmin.model.L7HealthCheck;
import org.lbadmin.model.L7Persistence;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.L7VirtualService.Listener;
import org.lbadmin.model.OwnPorts.OwnPort;
import org.lbadmin.model.Problems;
import org.lbadmin.model.value.IpAddress;

/**
 * What HAProxy does not see: rules between the fields of a virtual service, between virtual services, and between them
 * and the appliance's own sockets. HAProxy itself would bind one address and port twice without a word.
 */
final class L7Rules {
    /** The name of the fallback server in every section. */
    private static final String BACKUP = "backup";

    private final ConnectedSubnets subnets;
    private final List<OwnPort> ownPorts;

    L7Rules(ConnectedSubnets subnets, List<OwnPort> ownPorts) {
        this.subnets = subnets;
        this.ownPorts = ownPorts;
    }

    /**
     * @param before what is stored now; null for a new virtual service
     * @param others every other virtual service
     */
    Problems check(L7VirtualService entered, @Nullable L7VirtualService before, List<L7VirtualService> others) {
        Problems problems = new Problems();
        L7VirtualService service = entered.inEffect();
        listener(service, before, others, problems);
        for (L7VirtualService other : others) {
            if (other.label().folded().equals(service.label().folded())) {
                problems.add("label", "label.taken", service.label(), other.label());
            }
        }
        KeptOnly.check(entered, before, problems);
        persistence(service, problems);
        source(service, before, problems);
        transparent(service, problems);
        fallback(service, problems);
        realServers(service, problems);
        return problems;
    }

    private void listener(
            L7VirtualService service,
            @Nullable L7VirtualService before,
            List<L7VirtualService> others,
            Problems problems) {
        if (service.backendOnly()) {
            return;
        }
        problems.addIf(service.ipAddress() == null, "ipAddress", "value.required");
        problems.addIf(service.ports() == null, "ports", "value.required");
        service.listener().ifPresent(at -> {
            address(at.ipAddress(), before, problems);
            ports(at, others, problems);
        });
    }

    private void address(IpAddress address, @Nullable L7VirtualService before, Problems problems) {
        if (address.isAny() || address.toAddress().isMulticast()) {
            problems.add("ipAddress", "ipAddress.unusable", address);
        } else if ((before == null || !address.equals(before.ipAddress())) && !subnets.contain(address)) {
            problems.add("ipAddress", "ipAddress.subnet", address);
        }
    }

    private void ports(Listener listener, List<L7VirtualService> others, Problems problems) {
        for (L7VirtualService other : others) {
            other.listener()
                    .flatMap(listener::shared)
                    .ifPresent(port -> problems.add("ports", "port.taken", port, listener.ipAddress(), other.label()));
        }
        for (OwnPort own : ownPorts) {
            if (own.meets(listener.ipAddress()) && listener.ports().contains(own.port())) {
                problems.add("ports", "port.own." + own.name(), own.port(), listener.ipAddress());
            }
        }
    }

    private static void persistence(L7VirtualService service, Problems problems) {
        L7Persistence persistence = service.persistence();
        problems.addIf(
                persistence.mode() == L7Persistence.Mode.X_FORWARDED_FOR_AND_SOURCE_IP
                        && persistence.xffPosition() == 0,
                "persistence.xffPosition",
                "persistence.xffZero");
        problems.addIf(
                service.healthCheck().type() == L7HealthCheck.Type.MYSQL
                        && service.healthCheck().username() == null,
                "healthCheck.username",
                "healthCheck.mysqlUser");
    }

    /** HAProxy cannot leave from an address of the one family and arrive at one of the other. */
    private void source(L7VirtualService service, @Nullable L7VirtualService before, Problems problems) {
        IpAddress source = service.connections().sourceAddress();
        if (source == null) {
            return;
        }
        boolean known = before != null && source.equals(before.connections().sourceAddress());
        problems.addIf(
                !known && !source.equals(service.ipAddress()) && !subnets.contain(source),
                "connections.sourceAddress",
                "ipAddress.subnet",
                source);
        for (L7RealServer server : service.realServers()) {
            if (server.ipAddress().isIpv6() != source.isIpv6()) {
                problems.add("connections.sourceAddress", "source.family", source, server.label(), server.ipAddress());
            }
        }
    }

    /** The source of a connection is one address: the client's own, and of the family of both ends. */
    private static void transparent(L7VirtualService service, Problems problems) {
        if (!service.transparentProxy()) {
            return;
        }
        problems.addIf(service.connections().sourceAddress() != null, "transparentProxy", "transparent.source");
        service.listener().ifPresent(at -> family(at.ipAddress(), service, problems));
    }

    private static void family(IpAddress address, L7VirtualService service, Problems problems) {
        for (L7RealServer server : service.realServers()) {
            if (server.ipAddress().isIpv6() != address.isIpv6()) {
                problems.add("transparentProxy", "transparent.family", address, server.label(), server.ipAddress());
            }
        }
    }

    private static void fallback(L7VirtualService service, Problems problems) {
        L7Fallback fallback = service.fallback();
        problems.addIf(fallback.ipAddress().isAny(), "fallback.ipAddress", "ipAddress.unusable", fallback.ipAddress());
        problems.addIf(
                service.isAt(fallback.ipAddress(), fallback.port()),
                "fallback.port",
                "fallback.itself",
                fallback.ipAddress(),
                fallback.port());
    }

    private static void realServers(L7VirtualService service, Problems problems) {
        Set<String> seen = new HashSet<>();
        int index = 0;
        for (L7RealServer server : service.realServers()) {
            String path = "realServers[" + index++ + "].";
            if (!seen.add(server.label().folded())) {
                problems.add(path + "label", "realServer.labelTaken", server.label(), service.label());
            }
            problems.addIf(
                    server.label().value().toLowerCase(Locale.ROOT).equals(BACKUP),
                    path + "label",
                    "realServer.backup",
                    server.label());
            realServer(service, server, path, problems);
        }
    }

    private static void realServer(L7VirtualService service, L7RealServer server, String path, Problems problems) {
        problems.addIf(
                server.ipAddress().isAny() || server.ipAddress().toAddress().isMulticast(),
                path + "ipAddress",
                "ipAddress.unusable",
                server.ipAddress());
        problems.addIf(
                server.minConnections() > server.maxConnections(),
                path + "minConnections",
                "minConnections.aboveMax",
                server.minConnections(),
                server.maxConnections());
        Integer port = server.port();
        problems.addIf(
                port == null && service.persistence().mode() == L7Persistence.Mode.MS_SESSION_BROKER,
                path + "port",
                "realServer.brokerPort",
                server.label());
        problems.addIf(
                port == null
                        && service.backendOnly()
                        && service.healthCheck().port() == null
                        && service.healthCheck().type() != L7HealthCheck.Type.NO_CHECKS,
                path + "port",
                "realServer.checkPort",
                server.label(),
                service.label());
        boolean itself = service.listener()
                .filter(at -> at.ipAddress().equals(server.ipAddress())
                        && (port == null || at.ports().contains(port)))
                .isPresent();
        problems.addIf(itself, path + "ipAddress", "realServer.itself", server.ipAddress(), service.label());
    }
}

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
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
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
    Problems check(L7VirtualService service, @Nullable L7VirtualService before, List<L7VirtualService> others) {
        Problems problems = new Problems();
        address(service, before, problems);
        ports(service, others, problems);
        for (L7VirtualService other : others) {
            if (other.label().folded().equals(service.label().folded())) {
                problems.add("label", "label.taken", service.label(), other.label());
            }
        }
        protocol(service, problems);
        persistence(service, problems);
        HttpOnly.check(service, problems);
        source(service, before, problems);
        transparent(service, problems);
        fallback(service, problems);
        realServers(service, problems);
        return problems;
    }

    private void address(L7VirtualService service, @Nullable L7VirtualService before, Problems problems) {
        IpAddress address = service.ipAddress();
        if (address.isAny() || address.toAddress().isMulticast()) {
            problems.add("ipAddress", "ipAddress.unusable", address);
        } else if ((before == null || !before.ipAddress().equals(address)) && !subnets.contain(address)) {
            problems.add("ipAddress", "ipAddress.subnet", address);
        }
    }

    private void ports(L7VirtualService service, List<L7VirtualService> others, Problems problems) {
        for (L7VirtualService other : others) {
            if (other.ipAddress().equals(service.ipAddress())) {
                service.ports()
                        .shared(other.ports())
                        .ifPresent(
                                port -> problems.add("ports", "port.taken", port, service.ipAddress(), other.label()));
            }
        }
        for (OwnPort own : ownPorts) {
            if (own.meets(service.ipAddress()) && service.ports().contains(own.port())) {
                problems.add("ports", "port.own." + own.name(), own.port(), service.ipAddress());
            }
        }
    }

    private static void protocol(L7VirtualService service, Problems problems) {
        if (service.protocol() == L7Protocol.TCP) {
            problems.addIf(service.forceToHttps(), "forceToHttps", "forceToHttps.needsHttp");
            problems.addIf(service.xForwardedFor(), "xForwardedFor", "xForwardedFor.needsHttp");
        }
        problems.addIf(
                service.healthCheck().type().method().equals("HEAD")
                        && service.healthCheck().response() != null,
                "healthCheck.response",
                "healthCheck.headHasNoBody");
    }

    private static void persistence(L7VirtualService service, Problems problems) {
        L7Persistence persistence = service.persistence();
        L7Protocol needed = persistence.mode().protocol();
        problems.addIf(
                needed != null && needed != service.protocol(),
                "persistence.mode",
                "persistence.needs." + needed + "." + persistence.mode());
        problems.addIf(persistence.xffPosition() == 0, "persistence.xffPosition", "persistence.xffZero");
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
        for (L7RealServer server : service.realServers()) {
            if (server.ipAddress().isIpv6() != service.ipAddress().isIpv6()) {
                problems.add(
                        "transparentProxy",
                        "transparent.family",
                        service.ipAddress(),
                        server.label(),
                        server.ipAddress());
            }
        }
    }

    private static void fallback(L7VirtualService service, Problems problems) {
        L7Fallback fallback = service.fallback();
        problems.addIf(fallback.ipAddress().isAny(), "fallback.ipAddress", "ipAddress.unusable", fallback.ipAddress());
        problems.addIf(
                fallback.ipAddress().equals(service.ipAddress())
                        && service.ports().contains(fallback.port()),
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
                server.redirect() && service.protocol() == L7Protocol.TCP, path + "redirect", "redirect.needsHttp");
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
        boolean itself = server.ipAddress().equals(service.ipAddress())
                && (port == null || service.ports().contains(port));
        problems.addIf(itself, path + "ipAddress", "realServer.itself", server.ipAddress(), service.label());
    }
}

package org.lbadmin.model;

import java.util.List;

/**
 * What of the settings of a virtual service is at work. People keep what they typed when they switch the mode; whoever
 * acts on a virtual service (engines, neighbours, explanations) looks at this.
 */
final class L7InEffect {
    private L7InEffect() {}

    static L7VirtualService of(L7VirtualService service) {
        boolean http = service.protocol() == L7Protocol.HTTP;
        L7Persistence persistence = service.persistence().in(service.protocol());
        if (http && !service.backendOnly() && persistence.equals(service.persistence())) {
            return service;
        }
        boolean listens = !service.backendOnly();
        return new L7VirtualService(
                service.label(),
                listens ? service.ipAddress() : null,
                listens ? service.ports() : null,
                service.protocol(),
                service.balanceMode(),
                persistence,
                service.healthCheck(),
                service.fallback(),
                service.timeouts(),
                http && service.xForwardedFor(),
                service.isRedirect(),
                service.redirectCode(),
                service.transparentProxy(),
                service.maxConnections(),
                http ? http(service) : L7Http.defaults(),
                service.connections(),
                service.feedback(),
                rules(service),
                http ? service.headerRules() : List.of(),
                service.manual(),
                service.backendOnly(),
                http
                        ? service.realServers()
                        : service.realServers().stream().map(L7InEffect::plain).toList());
    }

    /** What is told to clients that connect here says nothing where nobody does. */
    private static L7Http http(L7VirtualService service) {
        L7Http http = service.http();
        L7Http standard = L7Http.defaults();
        return !service.backendOnly()
                ? http
                : new L7Http(
                        http.pipelineMode(),
                        http.pretendKeepAlive(),
                        http.reuseConnections(),
                        standard.acceptInvalidRequests(),
                        standard.slowHeaderProtection(),
                        http.compression(),
                        http.hsts(),
                        http.hstsMonths(),
                        http.realServerNameAsHost(),
                        http.encryptBackends());
    }

    private static List<L7AclRule> rules(L7VirtualService service) {
        return service.aclRules().stream().filter(service::applies).toList();
    }

    private static L7RealServer plain(L7RealServer server) {
        return !server.redirect()
                ? server
                : new L7RealServer(
                        server.label(),
                        server.ipAddress(),
                        server.port(),
                        server.reEncrypt(),
                        false,
                        server.weight(),
                        server.minConnections(),
                        server.maxConnections());
    }
}

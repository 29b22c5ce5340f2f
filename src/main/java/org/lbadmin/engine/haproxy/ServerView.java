package org.lbadmin.engine.haproxy;

import org.lbadmin.model.L7Connections;
import org.lbadmin.model.L7Feedback;
import org.lbadmin.model.L7HealthCheck;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;

/**
 * One server line.
 *
 * @param options everything after the weight, each option with a space in front
 */
record ServerView(String name, String address, int weight, String options) {

    static ServerView of(L7VirtualService service, L7RealServer server, boolean cookie) {
        StringBuilder options = new StringBuilder();
        check(service, server, options);
        if (service.encrypts(server)) {
            options.append(" ssl");
        }
        if (service.encrypts(server) || checksWithTls(service)) {
            options.append(" verify none");
        }
        if (cookie) {
            options.append(" cookie ").append(server.label());
        }
        if (service.protocol() == org.lbadmin.model.L7Protocol.HTTP && server.redirect()) {
            options.append(" redir ").append(Words.word(location(service, server)));
        }
        proxyHeader(service, options);
        if (service.transparentProxy()) {
            options.append(" source ")
                    .append(server.ipAddress().isIpv6() ? "[::]" : "0.0.0.0")
                    .append(" usesrc clientip");
        }
        if (service.feedback().method() == L7Feedback.Method.AGENT) {
            options.append(" agent-check agent-port ").append(service.feedback().port());
        }
        if (server.maxConnections() > 0) {
            options.append(" minconn ").append(server.minConnections());
            options.append(" maxconn ").append(server.maxConnections());
        }
        return new ServerView(server.label().value(), address(server), server.weight(), options.toString());
    }

    /** A check of the port that clients get must say the same as they do; one of another port is on its own. */
    private static void proxyHeader(L7VirtualService service, StringBuilder options) {
        L7Connections.SendProxy sendProxy = service.connections().sendProxy();
        if (sendProxy == L7Connections.SendProxy.NONE) {
            return;
        }
        options.append(' ').append(sendProxy.option());
        L7HealthCheck check = service.healthCheck();
        if (check.type() != L7HealthCheck.Type.NO_CHECKS && check.port() == null) {
            options.append(" check-send-proxy");
        }
    }

    /** Without a port of its own a server gets the client's; then the check needs one named. */
    private static void check(L7VirtualService service, L7RealServer server, StringBuilder options) {
        L7HealthCheck check = service.healthCheck();
        if (check.type() == L7HealthCheck.Type.NO_CHECKS) {
            return;
        }
        options.append(" check");
        if (check.port() != null) {
            options.append(" port ").append(check.port());
        } else if (server.port() == null) {
            service.listener()
                    .ifPresent(at -> options.append(" port ").append(at.ports().first()));
        }
        if (check.type().tls()) {
            options.append(" check-ssl");
            String host = check.host();
            if (host != null && host.chars().anyMatch(Character::isLetter) && !host.startsWith("[")) {
                options.append(" check-sni ").append(Words.word(host.replaceFirst(":.*", "")));
            }
        } else if (service.encrypts(server)) {
            options.append(" no-check-ssl");
        }
    }

    private static boolean checksWithTls(L7VirtualService service) {
        return service.healthCheck().type().tls();
    }

    private static String address(L7RealServer server) {
        String host = server.ipAddress().bracketed();
        return server.port() == null ? host : host + ":" + server.port();
    }

    private static String location(L7VirtualService service, L7RealServer server) {
        return (service.encrypts(server) ? "https://" : "http://") + address(server);
    }
}

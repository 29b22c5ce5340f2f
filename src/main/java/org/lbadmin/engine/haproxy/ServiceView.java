package org.lbadmin.engine.haproxy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.BalanceMode;
import org.lbadmin.model.L7Persistence;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;

/** The names of one listen section. */
record ServiceView(
        String label,
        String mode,
        @Nullable String logFormat,
        List<Bind> binds,
        int serviceConnections,
        @Nullable Timeouts timeouts,
        boolean http,
        @Nullable Redirect redirect,
        @Nullable Forward forward) {

    record Bind(String bind) {}

    record Timeouts(String clientTimeout, String serverTimeout) {}

    record Redirect(int redirectCode) {}

    record StickTable(String keyType, int tableSize, String expire) {}

    /** What a service that has servers needs. */
    record Forward(
            String balance,
            boolean forwardFor,
            @Nullable String cookie,
            @Nullable StickTable stickTable,
            @Nullable CheckView httpCheck,
            List<ServerView> servers,
            String fallback) {}

    static ServiceView of(L7VirtualService service, boolean logging) {
        boolean http = service.protocol() == L7Protocol.HTTP;
        String log = http ? "httplog" : "tcplog";
        return new ServiceView(
                service.label().value(),
                http ? "http" : "tcp",
                logging ? log : null,
                service.ports().ranges().stream()
                        .map(range -> new Bind(service.ipAddress().bracketed() + ":" + range))
                        .toList(),
                service.maxConnections(),
                service.timeouts().enabled()
                        ? new Timeouts(
                                service.timeouts().client().value(),
                                service.timeouts().realServer().value())
                        : null,
                http,
                service.isRedirect() ? new Redirect(service.redirectCode().code()) : null,
                service.isRedirect() ? null : forward(service, http));
    }

    private static Forward forward(L7VirtualService service, boolean http) {
        boolean cookie = http && service.persistence().mode() == L7Persistence.Mode.HTTP_COOKIE;
        return new Forward(
                service.balanceMode() == BalanceMode.WEIGHTED_ROUND_ROBIN ? "roundrobin" : "leastconn",
                http && service.xForwardedFor(),
                cookie ? Words.word(service.persistence().cookieName()) : null,
                stickTable(service),
                CheckView.of(service.healthCheck()),
                service.realServers().stream()
                        .map(server -> ServerView.of(service, server, cookie))
                        .toList(),
                service.fallback().ipAddress().bracketed() + ":"
                        + service.fallback().port());
    }

    private static @Nullable StickTable stickTable(L7VirtualService service) {
        L7Persistence persistence = service.persistence();
        if (persistence.mode() != L7Persistence.Mode.SOURCE_IP) {
            return null;
        }
        return new StickTable(
                service.ipAddress().isIpv6() ? "ipv6" : "ip",
                persistence.tableSize(),
                persistence.timeout().value());
    }
}

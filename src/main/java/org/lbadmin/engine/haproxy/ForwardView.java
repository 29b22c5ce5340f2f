package org.lbadmin.engine.haproxy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.BalanceMode;
import org.lbadmin.model.L7HealthCheck;
import org.lbadmin.model.L7Http;
import org.lbadmin.model.L7Persistence;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Span;

/**
 * What a service that has servers needs.
 *
 * @param hstsSeconds how long browsers shall come by https only; null: they are not told
 * @param mysqlUser who the check greets a MySQL server as; null for another check
 * @param checkScript the script that checks the servers; null for another check
 * @param fallbackOptions what follows the word "backup", each with a space in front
 */
record ForwardView(
        String balance,
        RulesView rules,
        boolean forwardFor,
        boolean neverReuse,
        boolean compression,
        @Nullable Long hstsSeconds,
        boolean ripAsHost,
        @Nullable String cookie,
        @Nullable StickView stick,
        boolean neverRedispatch,
        @Nullable String source,
        @Nullable CheckView httpCheck,
        @Nullable String mysqlUser,
        @Nullable String checkScript,
        List<ServerView> servers,
        String fallback,
        String fallbackOptions) {
    private static final long MONTH = 30L * 24 * 60 * 60;

    static ForwardView of(L7VirtualService service) {
        boolean reads = service.protocol() == L7Protocol.HTTP;
        L7Http http = service.http();
        boolean cookie = reads && service.persistence().mode().givesCookie();
        L7HealthCheck check = service.healthCheck();
        IpAddress source = service.connections().sourceAddress();
        return new ForwardView(
                service.balanceMode() == BalanceMode.WEIGHTED_ROUND_ROBIN ? "roundrobin" : "leastconn",
                RulesView.of(service),
                reads && service.xForwardedFor(),
                reads && !http.reuseConnections(),
                reads && http.compression(),
                reads && http.hsts() ? http.hstsMonths() * MONTH : null,
                reads && http.realServerNameAsHost(),
                cookie ? cookie(service.persistence()) : null,
                StickView.of(service),
                !service.connections().redispatch(),
                source == null ? null : source.bracketed(),
                CheckView.of(check),
                check.type() == L7HealthCheck.Type.MYSQL ? check.username() : null,
                CheckScripts.nameOf(service),
                service.realServers().stream()
                        .map(server -> ServerView.of(service, server, cookie))
                        .toList(),
                service.fallback().ipAddress().bracketed() + ":"
                        + service.fallback().port(),
                (service.fallback().persistent() ? "" : " non-stick")
                        + (service.fallback().encrypt() ? " ssl verify none" : ""));
    }

    private static String cookie(L7Persistence persistence) {
        return Words.word(persistence.cookieName()) + " insert nocache indirect"
                + seconds(" maxidle ", persistence.cookieMaxIdle())
                + seconds(" maxlife ", persistence.cookieMaxLife());
    }

    /** HAProxy counts the age of cookies in seconds; a part of one counts as a whole. */
    private static String seconds(String option, @Nullable Span span) {
        return span == null ? "" : option + (span.toMillis() + 999) / 1000;
    }
}

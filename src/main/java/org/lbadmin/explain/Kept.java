package org.lbadmin.explain;

import java.util.List;
import java.util.Optional;
import org.lbadmin.live.StickTables;
import org.lbadmin.live.StickTables.Entry;
import org.lbadmin.model.L7Persistence;
import org.lbadmin.model.L7VirtualService;
import org.springframework.stereotype.Component;

/** On which real server persistence keeps a client right now. */
@Component
class Kept {
    private final StickTables tables;

    Kept(StickTables tables) {
        this.tables = tables;
    }

    /**
     * What was found.
     *
     * @param key key of the sentence
     * @param by what the client was known by; empty where nothing is
     * @param server the label of the real server; empty for none
     */
    record Found(String key, String by, String server) {}

    Found of(L7VirtualService service, Asked asked) {
        L7Persistence persistence = service.persistence();
        return switch (persistence.mode()) {
            case NONE -> new Found("explain.kept.none", "", "");
            case HTTP_COOKIE ->
                byCookie(persistence, asked).orElse(new Found("explain.kept.noCookie", persistence.cookieName(), ""));
            case HTTP_COOKIE_AND_SOURCE_IP ->
                byCookie(persistence, asked).orElseGet(() -> byTable(service, source(service, asked)));
            case SOURCE_IP -> byTable(service, source(service, asked));
            case X_FORWARDED_FOR_AND_SOURCE_IP ->
                byTable(service, mapped(asked.client().value()));
            case APPLICATION_COOKIE ->
                asked.cookie(persistence.cookieName())
                        .map(value -> byTable(service, value))
                        .orElse(new Found("explain.kept.noCookie", persistence.cookieName(), ""));
            case LAST_SUCCESSFUL -> byTable(service, "1");
            case SSL_SESSION_ID, MS_SESSION_BROKER, RDP_CLIENT_COOKIE -> new Found("explain.kept.unknown", "", "");
        };
    }

    /** A mere backend has a table for both families. */
    private static String source(L7VirtualService service, Asked asked) {
        String client = asked.client().value();
        return service.backendOnly() ? mapped(client) : client;
    }

    /** In a table of IPv6 addresses those of IPv4 have a prefix. */
    private static String mapped(String address) {
        return address.contains(":") ? address : "::ffff:" + address;
    }

    private static Optional<Found> byCookie(L7Persistence persistence, Asked asked) {
        return asked.cookie(persistence.cookieName())
                .map(value ->
                        new Found("explain.kept.cookie", persistence.cookieName(), value.replaceFirst("\\|.*", "")));
    }

    private Found byTable(L7VirtualService service, String key) {
        List<StickTables.Table> all = tables.all().orElse(List.of());
        return all.stream()
                .filter(table -> table.name().equals(service.label().value()))
                .flatMap(table -> tables.entries(table).entries().stream())
                .filter(entry -> entry.key().equals(key))
                .map(Entry::server)
                .findFirst()
                .map(server -> new Found("explain.kept.table", key, server))
                .orElse(new Found("explain.kept.noEntry", key, ""));
    }
}

package org.lbadmin.engine.haproxy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7Persistence;
import org.lbadmin.model.L7VirtualService;

/**
 * The table in which HAProxy remembers who went where, and the rules that fill and ask it.
 *
 * @param table type, size and expiry
 * @param waits the condition that ends the wait for the first octets of a client; null where nothing must be waited for
 */
record StickView(@Nullable String table, @Nullable String waits, boolean hellos, boolean broker, List<Rule> rules) {
    /** Longer cookies and names are told apart by their first octets. */
    private static final String TEXT = "string len 128";

    private static final String TLS = "{ req.ssl_hello_type 1 }";
    private static final String RDP = "RDP_COOKIE";

    /** One line that begins with "stick". */
    record Rule(String rule) {}

    static @Nullable StickView of(L7VirtualService service) {
        L7Persistence persistence = service.persistence();
        return switch (persistence.mode()) {
            case NONE, HTTP_COOKIE -> null;
            case SOURCE_IP, HTTP_COOKIE_AND_SOURCE_IP -> kept(service, address(service), "on src");
            case APPLICATION_COOKIE ->
                kept(
                        service,
                        TEXT,
                        "on " + Words.word("req.cook(" + Words.argument(persistence.cookieName()) + ")"),
                        "store-response " + Words.word("res.cook(" + Words.argument(persistence.cookieName()) + ")"));
            case X_FORWARDED_FOR_AND_SOURCE_IP ->
                kept(
                        service,
                        "ipv6",
                        "on req.hdr_ip(X-Forwarded-For," + persistence.xffPosition() + ")",
                        "on src unless { req.hdr_cnt(X-Forwarded-For) gt 0 }");
            case SSL_SESSION_ID ->
                new StickView(
                        table(service, "binary len 32"),
                        TLS,
                        true,
                        false,
                        rules(
                                "on req.payload_lv(43,1) if { req.ssl_hello_type 1 }",
                                "store-response res.payload_lv(43,1) if { res.ssl_hello_type 2 }"));
            case MS_SESSION_BROKER -> new StickView(null, RDP, false, true, List.of());
            case RDP_CLIENT_COOKIE ->
                new StickView(table(service, TEXT), RDP, false, false, rules("on req.rdp_cookie(mstshash)"));
            case LAST_SUCCESSFUL ->
                new StickView("integer size 1 peers lbadmin", null, false, false, rules("on int(1)"));
        };
    }

    private static StickView kept(L7VirtualService service, String type, String... rules) {
        return new StickView(table(service, type), null, false, false, rules(rules));
    }

    /** A table for IPv6 also has room for IPv4, which a mere backend gets from whoever leads to it. */
    private static String address(L7VirtualService service) {
        boolean plain =
                service.listener().filter(at -> !at.ipAddress().isIpv6()).isPresent();
        return plain ? "ip" : "ipv6";
    }

    private static String table(L7VirtualService service, String type) {
        L7Persistence persistence = service.persistence();
        return type + " size " + persistence.tableSize() + "k expire "
                + persistence.timeout().value() + " peers lbadmin";
    }

    private static List<Rule> rules(String... lines) {
        return List.of(lines).stream().map(Rule::new).toList();
    }
}

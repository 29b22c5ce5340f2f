package org.lbadmin.engine.haproxy;

import java.util.List;
import java.util.Map;

/** The directives a listen section of ours may have. */
final class HaproxyWords {
    static final List<String> LISTEN = List.of(
            "mode",
            "option",
            "bind",
            "maxconn",
            "timeout",
            "http-request",
            "balance",
            "cookie",
            "stick-table",
            "stick",
            "http-check",
            "http-response",
            "acl",
            "use_backend",
            "use-server",
            "http-reuse",
            "http-send-name-header",
            "compression",
            "tcp-request",
            "tcp-response",
            "persist",
            "no",
            "source",
            "server");

    /** The directives of the defaults section. */
    static final List<String> DEFAULTS =
            List.of("load-server-state-from-file", "option", "log", "timeout", "default-server", "email-alert");

    /** The directives of the sections that are neither services nor defaults. */
    static final Map<String, List<String>> OTHERS = Map.of(
            "mailers lbadmin",
            List.of("mailer"),
            "peers lbadmin",
            List.of("peer"),
            "listen :statistics",
            List.of("mode", "bind", "no", "maxconn", "timeout", "stats"));

    private HaproxyWords() {}
}

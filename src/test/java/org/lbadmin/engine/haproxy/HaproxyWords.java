package org.lbadmin.engine.haproxy;

import java.util.List;

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
            List.of("load-server-state-from-file", "option", "log", "timeout", "default-server");

    private HaproxyWords() {}
}

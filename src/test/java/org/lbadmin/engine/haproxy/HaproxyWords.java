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
            "server");

    private HaproxyWords() {}
}

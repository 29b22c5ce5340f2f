package org.lbadmin.engine.haproxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads stunnel.conf the way STunnel does (manual, "CONFIGURATION FILE"): services, and their options with values. */
final class StunnelText {
    /** The options a service of ours may have. */
    static final List<String> OPTIONS = List.of(
            "accept",
            "sni",
            "connect",
            "local",
            "protocol",
            "cert",
            "sslVersionMin",
            "sslVersionMax",
            "ciphers",
            "ciphersuites",
            "curves",
            "options",
            "renegotiation",
            "TIMEOUTclose",
            "sessionCacheSize",
            "sessionCacheTimeout",
            "delay");

    /** Those that hold for all. */
    static final List<String> GLOBAL = List.of("foreground", "pid", "syslog", "debug", "socket");

    private StunnelText() {}

    /** Service to its options, each a pair; the global ones under an empty name. */
    static Map<String, List<List<String>>> services(String text) {
        Map<String, List<List<String>>> services = new LinkedHashMap<>();
        List<List<String>> current = new ArrayList<>();
        services.put("", current);
        for (String line : text.split("[\n\r]")) {
            String bare = line.strip();
            if (bare.isEmpty() || bare.startsWith(";") || bare.startsWith("#")) {
                continue;
            }
            if (bare.startsWith("[") && bare.endsWith("]")) {
                current = new ArrayList<>();
                if (services.put(bare.substring(1, bare.length() - 1), current) != null) {
                    throw new AssertionError("service twice: " + bare);
                }
            } else {
                String[] pair = bare.split("=", 2);
                current.add(List.of(pair[0].strip(), pair[1].strip()));
            }
        }
        return services;
    }
}

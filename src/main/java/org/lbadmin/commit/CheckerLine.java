package org.lbadmin.commit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a file a checker found something, read from its own words: HAProxy says {@code parsing [haproxy.cfg:42]},
 * STunnel {@code stunnel.conf:12: "..."}.
 */
record CheckerLine(String file, int line) {
    private static final Pattern PLACE =
            Pattern.compile("\\[(?:[^]\\s]*/)?([\\w.-]+):(\\d{1,9})]|(?<![\\w.-])(\\w+\\.conf):(\\d{1,9}):");

    static Optional<CheckerLine> of(String words) {
        Matcher matcher = PLACE.matcher(words);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int first = matcher.group(1) == null ? 3 : 1;
        return Optional.of(new CheckerLine(matcher.group(first), Integer.parseInt(matcher.group(first + 1))));
    }
}

package org.lbadmin.graphs;

import java.util.Arrays;
import java.util.Locale;

/** How far back a graph looks. */
public enum Span {
    HOUR(3600),
    DAY(86_400),
    WEEK(7 * 86_400),
    MONTH(31 * 86_400),
    YEAR(366 * 86_400);

    private final long seconds;

    Span(long seconds) {
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }

    /** As it stands in addresses. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The span of this id; an hour for any other. */
    static Span of(String id) {
        return Arrays.stream(values())
                .filter(span -> span.id().equals(id))
                .findFirst()
                .orElse(HOUR);
    }
}

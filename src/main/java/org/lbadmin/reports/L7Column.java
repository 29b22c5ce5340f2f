package org.lbadmin.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lbadmin.live.StatLine;

/** The columns of Layer 7 Status: HAProxy's own, those that are read together in one. */
enum L7Column {
    STATUS(Kind.TEXT, "status"),
    SESSIONS(Kind.COUNT, "scur", "smax", "slim"),
    SESSIONS_TOTAL(Kind.COUNT, "stot"),
    RATE(Kind.COUNT, "rate", "rate_max"),
    QUEUE(Kind.COUNT, "qcur", "qmax"),
    BYTES_IN(Kind.OCTETS, "bin"),
    BYTES_OUT(Kind.OCTETS, "bout"),
    DENIED(Kind.COUNT, "dreq", "dresp"),
    ERRORS(Kind.COUNT, "ereq", "econ", "eresp"),
    WARNINGS(Kind.COUNT, "wretr", "wredis"),
    ANSWERS(Kind.COUNT, "hrsp_2xx", "hrsp_3xx", "hrsp_4xx", "hrsp_5xx"),
    TIME(Kind.COUNT, "rtime", "ttime"),
    WEIGHT(Kind.COUNT, "weight"),
    CHECKS(Kind.COUNT, "chkfail", "chkdown"),
    DOWNTIME(Kind.SECONDS, "downtime"),
    CHANGED(Kind.SECONDS, "lastchg"),
    CHECK(Kind.TEXT, "check_status", "check_code", "last_chk");

    private enum Kind {
        TEXT,
        COUNT,
        OCTETS,
        SECONDS
    }

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private final Kind kind;
    private final List<String> sources;

    L7Column(Kind kind, String... sources) {
        this.kind = kind;
        this.sources = List.of(sources);
    }

    boolean isNumber() {
        return kind != Kind.TEXT;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Comparator<StatLine> order() {
        String first = sources.get(0);
        return isNumber()
                ? Comparator.comparingLong(line -> line.number(first))
                : Comparator.comparing(line -> line.get(first));
    }

    /** What is shown; empty where the line has nothing of it. */
    String of(StatLine line) {
        if (sources.stream().allMatch(source -> line.get(source).isEmpty())) {
            return "";
        }
        return switch (kind) {
            case TEXT ->
                sources.stream().map(line::get).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
            case COUNT ->
                sources.stream()
                        .map(line::get)
                        .map(text -> text.isEmpty() ? "-" : text)
                        .collect(Collectors.joining(" / "));
            case OCTETS -> octets(line.number(sources.get(0)));
            case SECONDS -> seconds(line.number(sources.get(0)));
        };
    }

    private static String octets(long count) {
        double value = count;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? count + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    private static String seconds(long count) {
        if (count >= 86_400) {
            return count / 86_400 + "d " + count % 86_400 / 3600 + "h";
        }
        if (count >= 3600) {
            return count / 3600 + "h " + count % 3600 / 60 + "m";
        }
        return count >= 60 ? count / 60 + "m " + count % 60 + "s" : count + "s";
    }
}

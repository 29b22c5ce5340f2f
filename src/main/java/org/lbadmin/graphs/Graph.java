package org.lbadmin.graphs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is drawn together. */
public enum Graph {
    NETWORK(Family.MACHINE, Unit.OCTETS_PER_SECOND, "rx", "tx"),
    LOAD(Family.MACHINE, Unit.NUMBER, "load1", "load5", "load15"),
    MEMORY(Family.MACHINE, Unit.OCTETS, "memory"),
    CPU(Family.MACHINE, Unit.PERCENT, "cpu"),
    DISK(Family.MACHINE, Unit.OCTETS, "disk"),
    CONNECTIONS(Family.SERVICE, Unit.NUMBER, "connections"),
    SESSIONS(Family.SERVICE, Unit.PER_SECOND, "sessions"),
    TRAFFIC(Family.SERVICE, Unit.OCTETS_PER_SECOND, "in", "out"),
    ERRORS(Family.SERVICE, Unit.PER_SECOND, "errors"),
    RESPONSE(Family.SERVICE, Unit.MILLISECONDS, "response");

    /** What its numbers are. */
    enum Unit {
        OCTETS_PER_SECOND,
        OCTETS,
        PERCENT,
        PER_SECOND,
        MILLISECONDS,
        NUMBER;

        private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

        /** A value as people read it. */
        String shown(double value) {
            return switch (this) {
                case OCTETS -> octets(value);
                case OCTETS_PER_SECOND -> octets(value) + "/s";
                case PERCENT -> rounded(value) + " %";
                case PER_SECOND -> rounded(value) + "/s";
                case MILLISECONDS -> rounded(value) + " ms";
                case NUMBER -> rounded(value);
            };
        }

        private static String octets(double value) {
            double rest = value;
            int unit = 0;
            while (rest >= 1024 && unit < BINARY.length - 1) {
                rest /= 1024;
                unit++;
            }
            return rounded(rest) + " " + BINARY[unit];
        }

        private static String rounded(double value) {
            return String.format(Locale.ROOT, value >= 100 || value == Math.rint(value) ? "%.0f" : "%.2f", value);
        }
    }

    private final Family family;
    private final Unit unit;
    private final List<String> sources;

    Graph(Family family, Unit unit, String... sources) {
        this.family = family;
        this.unit = unit;
        this.sources = List.of(sources);
    }

    Unit unit() {
        return unit;
    }

    List<String> sources() {
        return sources;
    }

    /** As it stands in addresses and keys of texts. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of layer 4 only connections are recorded: the kernel counts the rest without saying since when. */
    static List<Graph> of(Subject subject) {
        return Arrays.stream(values())
                .filter(graph -> graph.family == subject.family())
                .filter(graph -> subject.layer() != 4 || graph == CONNECTIONS)
                .toList();
    }

    static Optional<Graph> of(String id) {
        return Arrays.stream(values()).filter(graph -> graph.id().equals(id)).findFirst();
    }
}

package org.lbadmin.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kernel's words about layer 4, as ipvsadm prints them in sections that the helper names. */
public final class L4Tables {
    private final Map<String, List<Line>> sections = new HashMap<>();

    /**
     * One line.
     *
     * @param service the service that it is, or belongs to
     * @param place of a real server; empty for the service itself
     * @param words what follows the name
     */
    public record Line(String service, String place, List<String> words) {
        public Line {
            words = List.copyOf(words);
        }

        /** The number at a place of the words; 0 where there is none. */
        public long number(int at) {
            return at < words.size() && words.get(at).matches("[0-9]+") ? Long.parseLong(words.get(at)) : 0;
        }
    }

    private L4Tables() {}

    static L4Tables of(List<String> lines) {
        L4Tables tables = new L4Tables();
        List<Line> section = new ArrayList<>();
        String service = "";
        for (String line : lines) {
            List<String> words = List.of(line.strip().split("\\s+"));
            if (line.startsWith("== ")) {
                section = new ArrayList<>();
                tables.sections.put(line.substring(3).strip(), section);
            } else if (words.get(0).matches("TCP|UDP|SCTP|FWM") && words.size() > 1) {
                service = name(words);
                section.add(new Line(service, "", words.subList(2, words.size())));
            } else if (words.get(0).equals("->")
                    && words.size() > 2
                    && !words.get(1).startsWith("Remote")) {
                section.add(new Line(service, words.get(1), words.subList(2, words.size())));
            }
        }
        return tables;
    }

    private static String name(List<String> words) {
        return words.get(1) + "/" + words.get(0).toLowerCase(Locale.ROOT);
    }

    /** The lines of a section: {@code list}, {@code stats}, {@code rate} or {@code thresholds}. */
    public List<Line> section(String name) {
        return List.copyOf(sections.getOrDefault(name, List.of()));
    }

    /** The real servers of each service, by place. */
    Map<String, Map<String, L4Entry>> services() {
        Map<String, Map<String, L4Entry>> services = new LinkedHashMap<>();
        for (Line line : section("list")) {
            Map<String, L4Entry> servers = services.computeIfAbsent(line.service(), key -> new LinkedHashMap<>());
            if (!line.place().isEmpty()) {
                servers.put(
                        line.place(), new L4Entry(line.words().get(0), (int) line.number(1), (int) line.number(2), (int)
                                line.number(3)));
            }
        }
        return services;
    }
}

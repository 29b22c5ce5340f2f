package org.lbadmin.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of one section of haproxy.cfg. */
final class Lines {
    private final List<String> lines = new ArrayList<>();

    Lines(String configuration, String virtualService) {
        boolean within = false;
        for (String line : configuration.split("\n")) {
            if (!line.startsWith(" ") && !line.isEmpty()) {
                within = line.equals("listen " + virtualService) || line.equals("backend " + virtualService);
            }
            if (within && !line.isBlank()) {
                lines.add(line.strip());
            }
        }
    }

    /** Those that begin with one of these words, in their order. */
    List<String> of(String... words) {
        return lines.stream()
                .filter(line -> Arrays.stream(words).anyMatch(word -> line.equals(word) || line.startsWith(word + " ")))
                .toList();
    }

    /** Those that have this word in them. */
    List<String> with(String word) {
        return lines.stream()
                .filter(line -> Arrays.asList(line.split(" ")).contains(word))
                .toList();
    }

    /** Those of header rules. */
    List<String> headers() {
        return lines.stream()
                .filter(line -> line.matches("http-(request|response) (add|set|del|replace)-header .*"))
                .filter(line -> !line.contains(" Strict-Transport-Security max-age="))
                .toList();
    }
}

package org.lbadmin.engine.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts that try to be more than text, and the places of a document to put them. */
final class Hostile {
    private static final List<String> NASTY = List.of(
            "a\nlisten evil",
            "a\r\nbind :1",
            "a\tb",
            "\u0000",
            "a\u2028b",
            "a\u2029b",
            "a\u0085b",
            "a\u000bb",
            "'",
            "''",
            "it's",
            "\"",
            "\"quoted\"",
            "a\"b'c",
            "#",
            "a # b",
            "\\",
            "a\\",
            "\\'",
            "\\n",
            "%",
            "%%",
            "%[src]",
            "%[env(HOME)]",
            "${HOME}",
            "$HOME",
            "\"${LBADMIN_RUN}\"",
            "a b",
            " a",
            "a ",
            "{{label}}",
            "{{{x}}}",
            "/x' ver HTTP/1.1 hdr a b",
            "0; rm -rf /",
            "\u00e4\u00f6\u20ac\ud83d\ude00",
            "backup",
            "listen",
            "-1",
            "1 2",
            "999999999999",
            // and some that are good
            "1025",
            "true",
            "5s");

    private Hostile() {}

    static List<String> texts() {
        List<String> texts = new ArrayList<>(NASTY);
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        String alphabet = "ab'\"\\#%[]{}$ \t\n\u2028;:,=/-";
        for (int i = 0; i < 40; i++) {
            texts.add(random.ints(1 + random.nextInt(12), 0, alphabet.length())
                    .mapToObj(at -> alphabet.substring(at, at + 1))
                    .collect(Collectors.joining("", "", "")));
        }
        return texts;
    }

    static List<String> paths(String prefix, JsonNode node) {
        List<String> paths = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(e -> paths.addAll(paths(prefix + "/" + e.getKey(), e.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                paths.addAll(paths(prefix + "/" + i, array.get(i)));
            }
        } else {
            paths.add(prefix);
        }
        return paths;
    }

    static void set(ObjectNode root, String path, String text) {
        int last = path.lastIndexOf('/');
        ((ObjectNode) root.at(path.substring(0, last))).put(path.substring(last + 1), text);
    }
}

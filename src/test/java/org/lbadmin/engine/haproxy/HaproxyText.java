package org.lbadmin.engine.haproxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads haproxy.cfg the way HAProxy does (manual, section 2.2): sections, and their lines as words. */
final class HaproxyText {
    private HaproxyText() {}

    /** Section header, such as {@code listen MBOX-HTTPS}, to its lines. */
    static Map<String, List<List<String>>> sections(String text) {
        Map<String, List<List<String>>> sections = new LinkedHashMap<>();
        List<List<String>> current = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            List<String> words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            if (List.of(
                            "global",
                            "defaults",
                            "listen",
                            "frontend",
                            "backend",
                            "peers",
                            "userlist",
                            "resolvers",
                            "mailers")
                    .contains(words.get(0))) {
                current = new ArrayList<>();
                if (sections.put(String.join(" ", words), current) != null) {
                    throw new AssertionError("section twice: " + words);
                }
            } else {
                current.add(words);
            }
        }
        return sections;
    }

    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == '\'') {
                if (c == '\'') {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' && quote == 0 || c == '"' && quote == 0) {
                quote = c;
                word = word == null ? new StringBuilder() : word;
            } else if (c == '"' && quote == '"') {
                quote = 0;
            } else if (c == '\\') {
                word = word == null ? new StringBuilder() : word;
                word.append(line.charAt(++i));
            } else if (quote == 0 && c == '#') {
                break;
            } else if (quote == 0 && (c == ' ' || c == '\t')) {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
            } else {
                word = word == null ? new StringBuilder() : word;
                word.append(c);
            }
        }
        if (quote != 0) {
            throw new AssertionError("open quote in " + line);
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }
}

package org.lbadmin.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** HAProxy's statistics as a table: columns are found by the names in the first line, which differ between versions. */
final class StatTable {
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> lines;

    /** One line, to be asked for the columns the table was made for. */
    interface Row {
        /** The value of a column; empty where this version has no such column. */
        String get(String column);

        /** The value as a number; 0 where there is none. */
        default int number(String column) {
            String value = get(column);
            return value.isEmpty() ? 0 : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(value));
        }
    }

    StatTable(String text) {
        List<String> all = text.lines().filter(line -> !line.isBlank()).toList();
        if (all.isEmpty() || !all.get(0).startsWith("# ")) {
            throw new IllegalArgumentException("Not a table of statistics: " + (all.isEmpty() ? "" : all.get(0)));
        }
        List<String> names = fields(all.get(0).substring(2), Integer.MAX_VALUE);
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), i);
        }
        lines = all.subList(1, all.size());
    }

    /** All columns. */
    List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /** Goes through the lines; only the first columns up to the last wanted one are taken apart. */
    void forEach(List<String> wanted, Consumer<Row> use) {
        int most = wanted.stream()
                .mapToInt(name -> columns.getOrDefault(name, -1))
                .max()
                .orElse(-1);
        for (String line : lines) {
            List<String> fields = fields(line, most + 1);
            use.accept(column -> {
                int at = columns.getOrDefault(column, -1);
                return at < 0 || at >= fields.size() ? "" : fields.get(at);
            });
        }
    }

    /** Comma separated; a field that contains a comma or a quote is quoted, its quotes written twice. */
    private static List<String> fields(String line, int most) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at <= line.length() && fields.size() < most) {
            if (at < line.length() && line.charAt(at) == '"') {
                int end = closingQuote(line, at + 1);
                fields.add(line.substring(at + 1, end).replace("\"\"", "\""));
                at = end + 2;
            } else {
                int comma = line.indexOf(',', at);
                int end = comma < 0 ? line.length() : comma;
                fields.add(line.substring(at, end));
                at = end + 1;
            }
        }
        return fields;
    }

    private static int closingQuote(String line, int from) {
        int at = from;
        while (at < line.length()) {
            if (line.charAt(at) == '"') {
                if (at + 1 >= line.length() || line.charAt(at + 1) != '"') {
                    return at;
                }
                at++;
            }
            at++;
        }
        return line.length();
    }
}

package org.lbadmin.web;

import java.util.List;
import java.util.stream.Collectors;
import org.lbadmin.model.OnlyWhen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One thing that another field must say: what {@link OnlyWhen} asks for. */
record Condition(String field, List<String> wanted) {

    static List<Condition> of(List<OnlyWhen> annotations) {
        return annotations.stream()
                .map(only -> new Condition(only.field(), List.of(only.is())))
                .toList();
    }

    /** From {@code protocol=HTTP}, or with several values {@code protocol=HTTP|TCP}. */
    static Condition of(String text) {
        String[] parts = text.split("=", 2);
        return new Condition(parts[0], List.of(parts[1].split("\\|")));
    }

    boolean holds(ObjectNode form) {
        String value = valueAt(form, field);
        return wanted.contains(value) || (wanted.contains(OnlyWhen.SOME) && !value.isEmpty());
    }

    /** What a field says, as text; empty where it says nothing. */
    static String valueAt(ObjectNode form, String path) {
        JsonNode node = form;
        for (String step : path.split("\\.")) {
            node = node == null ? null : node.get(step);
        }
        String value = node == null || node.isNull() ? "" : node.asString().strip();
        return value.equals("on") ? "true" : value;
    }

    /** As scripts read it: {@code protocol=HTTP}, several joined by {@code &}. */
    static String text(List<Condition> conditions) {
        return conditions.stream().map(Condition::toString).collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return field + "=" + String.join("|", wanted);
    }
}

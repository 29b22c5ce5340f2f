package org.lbadmin.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings of a form that are kept though they do not apply, as the fields that decide stand. Those at a default are no
 * news. form.js says the same while somebody chooses.
 *
 * @param usual the defaults; several where they depend on a mode
 */
record Unused(Texts texts, Class<? extends Record> type, List<ObjectNode> usual, List<Spare> spares) {
    /** The list may be longer than what one value of a sentence may. */
    private static final String LIST = "{2}";

    /** The labels of what does not apply, by the field that decides: fields in alphabetical order, then the rest. */
    Map<String, List<String>> of(ObjectNode shown) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        walk(type, "", shown, found);
        found.values().forEach(labels -> labels.sort(Comparator.naturalOrder()));
        for (Spare spare : spares) {
            if (spare.given().isEmpty() || Condition.of(spare.given()).holds(shown)) {
                failing(List.of(Condition.of(spare.usedWhen())), shown)
                        .ifPresent(decides -> add(found, decides, spare.label()));
            }
        }
        return found;
    }

    private void walk(Class<?> owner, String prefix, ObjectNode shown, Map<String, List<String>> found) {
        Shape shape = Shape.of(owner);
        for (Shape.Part part : shape.parts()) {
            String path = prefix + part.name();
            Optional<String> decides = failing(Condition.of(shape.conditions(part.name())), shown);
            if (part.isNested()) {
                walk(part.type(), path + ".", shown, found);
            } else if (decides.isPresent() && !usual(path).contains(Condition.valueAt(shown, path))) {
                add(found, decides.get(), texts.get(Shape.keyOf(owner) + "." + part.name() + ".label"));
            }
        }
    }

    /** The field that decides that something does not apply. */
    private static Optional<String> failing(List<Condition> conditions, ObjectNode shown) {
        return conditions.stream()
                .filter(condition -> !condition.holds(shown))
                .map(Condition::field)
                .findFirst();
    }

    private static void add(Map<String, List<String>> found, String decides, String label) {
        found.computeIfAbsent(decides, field -> new ArrayList<>()).add(label);
    }

    /** The values of a field that are no news. */
    Set<String> usual(String path) {
        return usual.stream()
                .map(defaults -> Condition.valueAt(defaults, path))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a field decides about others. */
    boolean decides(String path) {
        return decides(type, path)
                || spares.stream()
                        .anyMatch(s -> Condition.of(s.usedWhen()).field().equals(path));
    }

    private static boolean decides(Class<?> owner, String path) {
        Shape shape = Shape.of(owner);
        return shape.parts().stream()
                .anyMatch(part -> shape.conditions(part.name()).stream()
                                .anyMatch(only -> only.field().equals(path))
                        || (part.isNested() && decides(part.type(), path)));
    }

    /** The sentence below a field that decides; empty where everything applies. */
    String sentence(String label, String value, @Nullable List<String> labels) {
        return labels == null
                ? ""
                : texts.get("form.unused", label, value, LIST).replace(LIST, String.join(", ", labels));
    }
}

package org.lbadmin.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes forms for records, and reads back what the browser sent. */
@Component
public class Forms {
    private final Texts texts;
    private final Records records;

    Forms(Texts texts, Records records) {
        this.texts = texts;
        this.records = records;
    }

    /** A form that shows these values. */
    public Form show(Class<? extends Record> type, ObjectNode values, @Nullable ObjectNode defaults, String etag) {
        return new Form(texts, type, values, defaults, List.of(), etag);
    }

    /** The form again as it was sent, with what was wrong. */
    public Form again(
            Class<? extends Record> type,
            ObjectNode values,
            ObjectNode sent,
            @Nullable ObjectNode defaults,
            List<Problem> problems,
            String etag) {
        return new Form(texts, type, overlay(values, sent), defaults, problems, etag);
    }

    /**
     * What the browser sent, as a tree of texts. Parameters that name no component are left out; a check box that was
     * shown and not ticked is false.
     */
    public ObjectNode sent(Class<? extends Record> type, Map<String, String[]> parameters) {
        return sent(type, "", parameters);
    }

    private ObjectNode sent(Class<?> type, String prefix, Map<String, String[]> parameters) {
        ObjectNode tree = records.object();
        for (Shape.Part part : Shape.of(type).parts()) {
            String path = prefix + part.name();
            if (part.isNested()) {
                ObjectNode below = sent(part.type(), path + ".", parameters);
                if (!below.isEmpty()) {
                    tree.set(part.name(), below);
                }
            } else if (parameters.containsKey(path)) {
                tree.put(part.name(), parameters.get(path)[0]);
            } else if (parameters.containsKey("_" + path)) {
                tree.put(part.name(), "false");
            }
        }
        return tree;
    }

    /**
     * What was sent, and for every field that does not apply its default: a field nobody sees can neither be wrong nor
     * keep an old value that comes back by surprise.
     */
    public ObjectNode applicable(Class<? extends Record> type, ObjectNode sent, ObjectNode base, ObjectNode defaults) {
        ObjectNode kept = sent.deepCopy();
        prune(type, kept, overlay(base, sent), defaults);
        return kept;
    }

    private void prune(Class<?> type, ObjectNode tree, ObjectNode root, ObjectNode defaults) {
        Shape shape = Shape.of(type);
        for (Shape.Part part : shape.parts()) {
            List<Condition> conditions = Condition.of(shape.conditions(part.name()));
            JsonNode standard = defaults.get(part.name());
            if (standard != null && !conditions.stream().allMatch(condition -> condition.holds(root))) {
                tree.set(part.name(), standard);
            } else if (part.isNested() && standard instanceof ObjectNode below) {
                ObjectNode child = tree.get(part.name()) instanceof ObjectNode there ? there : records.object();
                prune(part.type(), child, root, below);
                tree.set(part.name(), child);
            }
        }
    }

    /**
     * What was sent, fields that do not apply included; but what is wrong in those stays as it is stored: a field nobody
     * sees cannot be wrong.
     */
    public ObjectNode kept(Class<? extends Record> type, ObjectNode sent, ObjectNode base) {
        ObjectNode kept = sent.deepCopy();
        Set<String> wrong =
                records.problems(type, sent, base).stream().map(Problem::path).collect(Collectors.toSet());
        drop(type, "", kept, overlay(base, sent), wrong);
        return kept;
    }

    private static void drop(Class<?> type, String prefix, ObjectNode tree, ObjectNode root, Set<String> wrong) {
        Shape shape = Shape.of(type);
        for (Shape.Part part : shape.parts()) {
            String path = prefix + part.name();
            if (part.isNested() && tree.get(part.name()) instanceof ObjectNode below) {
                drop(part.type(), path + ".", below, root, wrong);
            } else if (wrong.contains(path)
                    && !Condition.of(shape.conditions(part.name())).stream().allMatch(c -> c.holds(root))) {
                tree.remove(part.name());
            }
        }
    }

    static ObjectNode overlay(ObjectNode base, ObjectNode top) {
        ObjectNode merged = base.deepCopy();
        for (Map.Entry<String, JsonNode> entry : top.properties()) {
            if (entry.getValue() instanceof ObjectNode below && merged.get(entry.getKey()) instanceof ObjectNode deep) {
                merged.set(entry.getKey(), overlay(deep, below));
            } else {
                merged.set(entry.getKey(), entry.getValue());
            }
        }
        return merged;
    }
}

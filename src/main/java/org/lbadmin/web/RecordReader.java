package org.lbadmin.web;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.CodedChoice;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Problems;
import org.lbadmin.model.value.InvalidValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes records from JSON, component by component; goes on after a problem to find the next one. */
final class RecordReader {
    private final @Nullable Constraints constraints;
    private final Map<String, ObjectNode> elements;
    private final Problems problems;

    /** @param constraints null: trust the document, it was checked when it was stored */
    RecordReader(@Nullable Constraints constraints, Map<String, ObjectNode> elements, Problems problems) {
        this.constraints = constraints;
        this.elements = elements;
        this.problems = problems;
    }

    /** Answers null when anything was wrong. */
    @Nullable
    Object read(Class<?> type, String path, ObjectNode input, ObjectNode base) {
        Shape shape = Shape.of(type);
        int before = problems.all().size();
        refuseUnknown(shape, path, input);
        @Nullable
        Object[] arguments = shape.parts().stream()
                .map(part -> component(type, part, join(path, part.name()), input, base))
                .toArray();
        if (problems.all().size() > before) {
            return null;
        }
        try {
            return shape.make(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refuseUnknown(Shape shape, String path, ObjectNode input) {
        if (constraints == null) {
            return;
        }
        for (String name : input.propertyNames()) {
            if (shape.parts().stream().noneMatch(p -> p.name().equals(name))) {
                problems.add(join(path, name), "key.unknown", name);
            }
        }
    }

    private @Nullable Object component(Class<?> type, Shape.Part part, String path, ObjectNode input, ObjectNode base) {
        JsonNode entered = input.get(part.name());
        JsonNode fallback = base.get(part.name());
        if (part.isNested()) {
            return nested(part, path, entered, fallback);
        }
        if (part.isList()) {
            return list(part, path, entered == null || entered.isNull() ? fallback : entered);
        }
        boolean blank = entered != null && (entered.isNull() || isBlank(entered));
        JsonNode node = entered == null || (blank && entered.isNull() && !part.nullable()) ? fallback : entered;
        if (node == null || node.isNull() || isBlank(node)) {
            problems.addIf(!part.nullable(), path, "value.required");
            return null;
        }
        int before = problems.all().size();
        Object value = scalar(part.type(), node, path);
        if (constraints != null && problems.all().size() == before) {
            constraints.check(type, part, value, path, problems);
        }
        return value;
    }

    private @Nullable Object nested(
            Shape.Part part, String path, @Nullable JsonNode entered, @Nullable JsonNode fallback) {
        ObjectNode base = fallback instanceof ObjectNode object ? object : emptyObject();
        if (entered == null || entered.isNull()) {
            return read(part.type(), path, base, base);
        }
        if (!(entered instanceof ObjectNode object)) {
            problems.add(path, "value.object", shown(entered));
            return null;
        }
        return read(part.type(), path, object, base);
    }

    private List<Object> list(Shape.Part part, String path, @Nullable JsonNode entered) {
        List<Object> made = new ArrayList<>();
        if (entered == null || entered.isNull()) {
            return made;
        }
        if (!entered.isArray()) {
            problems.add(path, "value.list", shown(entered));
            return made;
        }
        ObjectNode base = elements.getOrDefault(path, emptyObject());
        int index = 0;
        for (JsonNode element : entered) {
            String at = path + "[" + index++ + "]";
            if (element instanceof ObjectNode object) {
                Object value = read(java.util.Objects.requireNonNull(part.element()), at, object, base);
                if (value != null) {
                    made.add(value);
                }
            } else {
                problems.add(at, "value.object", shown(element));
            }
        }
        return made;
    }

    private @Nullable Object scalar(Class<?> type, JsonNode node, String path) {
        if (node.isObject() || node.isArray()) {
            problems.add(path, "value.text", shown(node));
            return null;
        }
        String text = type == String.class ? node.asString() : node.asString().strip();
        if (type == String.class) {
            return text;
        }
        if (type == int.class || type == Integer.class) {
            return number(text, path);
        }
        if (type == boolean.class) {
            return truth(text, path);
        }
        if (type.isEnum()) {
            return choice(type, text, path);
        }
        return value(type, text, path);
    }

    private @Nullable Integer number(String text, String path) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            problems.add(path, "number.shape", text);
            return null;
        }
    }

    private @Nullable Boolean truth(String text, String path) {
        return switch (text) {
            case "true", "on" -> true;
            case "false" -> false;
            default -> {
                problems.add(path, "boolean.shape", text);
                yield null;
            }
        };
    }

    private @Nullable Object choice(Class<?> type, String text, String path) {
        for (Object constant : type.getEnumConstants()) {
            if (codeOf(constant).equals(text)) {
                return constant;
            }
        }
        String known = String.join(
                ", ",
                Arrays.stream(type.getEnumConstants()).map(RecordReader::codeOf).toList());
        problems.add(path, "choice.unknown", text, known);
        return null;
    }

    static String codeOf(Object constant) {
        return constant instanceof CodedChoice choice ? Integer.toString(choice.code()) : ((Enum<?>) constant).name();
    }

    private @Nullable Object value(Class<?> type, String text, String path) {
        try {
            return Shape.of(type).make(new Object[] {text});
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidValue wrong) {
                problems.add(Problem.of(path, wrong));
                return null;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isBlank(JsonNode node) {
        return node.isString() && node.asString().isBlank();
    }

    private static String shown(JsonNode node) {
        return node.toString();
    }

    private static ObjectNode emptyObject() {
        return tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}

package org.lbadmin.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.CodedChoice;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON schemas of records, made from their components, constraints and help texts. */
final class Schemas {
    private final Texts texts;
    private final ObjectNode schemas;
    private final Set<String> done = new TreeSet<>();

    Schemas(Texts texts, ObjectNode schemas) {
        this.texts = texts;
        this.schemas = schemas;
    }

    /** Describes a record once and answers the reference to it. */
    ObjectNode reference(Class<?> type, ObjectNode into) {
        String name = Shape.keyOf(type);
        if (done.add(name)) {
            ObjectNode schema = schemas.putObject(name);
            schema.put("type", "object");
            ObjectNode properties = schema.putObject("properties");
            Shape.of(type).parts().forEach(part -> property(type, part, properties.putObject(part.name())));
        }
        return into.put("$ref", "#/components/schemas/" + name);
    }

    private void property(Class<?> owner, Shape.Part part, ObjectNode property) {
        String help = texts.find(Shape.keyOf(owner) + "." + part.name() + ".help");
        if (part.isNested()) {
            reference(part.type(), property);
        } else if (part.element() != null) {
            property.put("type", "array");
            reference(part.element(), property.putObject("items"));
        } else if (part.type() == List.class) {
            property.put("type", "array").putObject("items").put("type", "string");
        } else {
            scalar(owner, part, property);
        }
        if (help != null) {
            property.put("description", help);
        }
    }

    private static void scalar(Class<?> owner, Shape.Part part, ObjectNode property) {
        String type = type(part.type());
        if (part.nullable()) {
            property.putArray("type").add(type).add("null");
        } else {
            property.put("type", type);
        }
        if (part.type().isEnum()) {
            ArrayNode values = property.putArray("enum");
            for (Object constant : part.type().getEnumConstants()) {
                if (constant instanceof CodedChoice choice) {
                    values.add(choice.code());
                } else {
                    values.add(RecordReader.codeOf(constant));
                }
            }
        }
        Min min = constraint(owner, part, Min.class);
        if (min != null) {
            property.put("minimum", min.value());
        }
        Max max = constraint(owner, part, Max.class);
        if (max != null) {
            property.put("maximum", max.value());
        }
        Size size = constraint(owner, part, Size.class);
        if (size != null) {
            property.put("maxLength", size.max());
        }
    }

    private static String type(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        boolean number = type == int.class || type == Integer.class || CodedChoice.class.isAssignableFrom(type);
        return number ? "integer" : "string";
    }

    private static <A extends Annotation> @Nullable A constraint(Class<?> owner, Shape.Part part, Class<A> wanted) {
        try {
            return owner.getDeclaredMethod(part.name()).getAnnotation(wanted);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.lbadmin.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.CodedChoice;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Problems;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings records as JSON and back. The same shape serves the REST API, the database, the audit trail, releases and
 * backups. Reading collects every problem before it refuses.
 */
@Component
public class Records {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper json = JsonMapper.builder().build();
    private final Constraints constraints;
    private final Cache<Record, String> texts = Caffeine.newBuilder().weakKeys().build();

    Records(Constraints constraints) {
        this.constraints = constraints;
    }

    /** The record as a JSON object, components in their order. */
    public ObjectNode write(Record record) {
        ObjectNode object = NODES.objectNode();
        for (Shape.Part part : Shape.of(record.getClass()).parts()) {
            object.set(part.name(), node(part.of(record)));
        }
        return object;
    }

    public String text(JsonNode node) {
        return json.writeValueAsString(node);
    }

    public String text(Record record) {
        return text(write(record));
    }

    /** The text of a record that is asked for again and again; remembered as long as the record lives. */
    public String knownText(Record record) {
        return texts.get(record, this::text);
    }

    public ObjectNode parse(String text) {
        return (ObjectNode) json.readTree(text);
    }

    public ObjectNode object() {
        return NODES.objectNode();
    }

    /**
     * Makes a record from what was entered; what was not entered comes from {@code base}.
     *
     * @param elements bases for the members of lists, by the path of the list
     * @throws org.lbadmin.model.InvalidInput with every problem at once
     */
    public <T extends Record> T read(
            Class<T> type, ObjectNode input, ObjectNode base, Map<String, ObjectNode> elements) {
        Problems problems = new Problems();
        Object made = new RecordReader(constraints, elements, problems).read(type, "", input, base);
        problems.orThrow();
        return type.cast(java.util.Objects.requireNonNull(made));
    }

    /** What would be wrong with what was entered. */
    List<Problem> problems(Class<? extends Record> type, ObjectNode input, ObjectNode base) {
        Problems problems = new Problems();
        new RecordReader(constraints, Map.of(), problems).read(type, "", input, base);
        return problems.all();
    }

    /** Reads a document that was written by {@link #write}; what a newer version added comes from {@code base}. */
    public <T extends Record> T stored(Class<T> type, String text, ObjectNode base, Map<String, ObjectNode> elements) {
        Problems problems = new Problems();
        Object made = new RecordReader(null, elements, problems).read(type, "", parse(text), base);
        problems.orThrow();
        return type.cast(java.util.Objects.requireNonNull(made));
    }

    /** In a merge patch null means "remove", and a removed field has its default. */
    public ObjectNode reset(ObjectNode patch, ObjectNode defaults) {
        ObjectNode result = patch.deepCopy();
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            JsonNode standard = defaults.get(entry.getKey());
            if (entry.getValue().isNull() && standard != null) {
                result.set(entry.getKey(), standard);
            } else if (entry.getValue() instanceof ObjectNode below && standard instanceof ObjectNode deep) {
                result.set(entry.getKey(), reset(below, deep));
            }
        }
        return result;
    }

    /** The strong entity tag of a resource: a digest of what it looks like. */
    public String tag(JsonNode node) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text(node).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public String tag(Record record) {
        return tag(write(record));
    }

    private JsonNode node(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof CodedChoice choice) {
            return NODES.numberNode(choice.code());
        }
        if (value instanceof Enum<?> choice) {
            return NODES.stringNode(choice.name());
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(node(element)));
            return array;
        }
        if (value instanceof Record record && !Shape.of(record.getClass()).isValue()) {
            return write(record);
        }
        return NODES.stringNode(value.toString());
    }
}

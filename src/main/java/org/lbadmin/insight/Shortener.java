package org.lbadmin.insight;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the middle out of very long texts: a page with images in it is in the release history, not in the audit trail. */
@Component
class Shortener {
    /** Characters of one value. */
    static final int MOST = 4000;

    private static final int SHOWN = 1000;

    private final Records records;

    Shortener(Records records) {
        this.records = records;
    }

    /** The document with each long value as its beginning, its length and its SHA-256. */
    @Nullable
    String shortened(@Nullable String document) {
        if (document == null || document.length() <= MOST) {
            return document;
        }
        ObjectNode parsed = records.parse(document);
        shorten(parsed);
        return records.text(parsed);
    }

    private static void shorten(ObjectNode object) {
        for (String name : object.propertyNames()) {
            JsonNode value = object.get(name);
            if (value instanceof ObjectNode below) {
                shorten(below);
            } else if (value instanceof ArrayNode list) {
                shorten(list);
            } else if (value.isString() && value.asString().length() > MOST) {
                object.put(name, shortened(value));
            }
        }
    }

    private static void shorten(ArrayNode list) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode value = list.get(i);
            if (value instanceof ObjectNode below) {
                shorten(below);
            } else if (value.isString() && value.asString().length() > MOST) {
                list.set(i, shortened(value));
            }
        }
    }

    private static String shortened(JsonNode value) {
        String text = value.asString();
        return text.substring(0, SHOWN) + "\u2026 (" + text.length() + " characters, SHA-256 " + digest(text) + ")";
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.lbadmin.insight;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one place that knows which values of a document nobody may read: by the name of the field. */
final class SecretMask {
    static final String MASK = "***";

    private static final Pattern SECRET =
            Pattern.compile("key|.*(password|passwd|passphrase|secret|token|privatekey|apikey|community).*");

    private SecretMask() {}

    static boolean hides(String field) {
        return SECRET.matcher(field.toLowerCase(Locale.ROOT)).matches();
    }

    /** A copy without secrets; what is empty is shown as empty. */
    static @Nullable JsonNode masked(@Nullable JsonNode document) {
        if (document instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties()
                    .forEach(entry -> copy.set(
                            entry.getKey(),
                            hides(entry.getKey()) && !isEmpty(entry.getValue())
                                    ? object.stringNode(MASK)
                                    : masked(entry.getValue())));
            return copy;
        }
        if (document instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(masked(element)));
            return copy;
        }
        return document;
    }

    static boolean isEmpty(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.isMissingNode();
    }
}

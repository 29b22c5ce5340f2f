package org.lbadmin.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field that differs between two documents.
 *
 * @param field its path, members of lists by their label: {@code realServers[MBOX1].weight}
 * @param from empty where there was none
 */
record FieldChange(String field, String from, String to) {
    private static final int LONGEST = 200;

    static List<FieldChange> between(@Nullable JsonNode before, @Nullable JsonNode after) {
        List<FieldChange> found = new ArrayList<>();
        compare("", before, after, found);
        return found;
    }

    private static void compare(
            String path, @Nullable JsonNode before, @Nullable JsonNode after, List<FieldChange> found) {
        boolean nothing = SecretMask.isEmpty(before) && SecretMask.isEmpty(after);
        if (nothing || (before != null && before.equals(after))) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            for (String name : names(before.propertyNames(), after.propertyNames())) {
                field(path.isEmpty() ? name : path + "." + name, name, before.get(name), after.get(name), found);
            }
        } else if (before != null && after != null && before.isArray() && after.isArray()) {
            Map<String, JsonNode> old = members(before);
            Map<String, JsonNode> now = members(after);
            for (String key : names(old.keySet(), now.keySet())) {
                compare(path + "[" + key + "]", old.get(key), now.get(key), found);
            }
        } else {
            found.add(new FieldChange(path, shown(before), shown(after)));
        }
    }

    private static void field(
            String path, String name, @Nullable JsonNode before, @Nullable JsonNode after, List<FieldChange> found) {
        if (!SecretMask.hides(name)) {
            compare(path, before, after, found);
        } else if (before == null || !before.equals(after)) {
            found.add(new FieldChange(path, hidden(before), hidden(after)));
        }
    }

    private static Set<String> names(Iterable<String> first, Iterable<String> second) {
        Set<String> names = new LinkedHashSet<>();
        first.forEach(names::add);
        second.forEach(names::add);
        return names;
    }

    private static Map<String, JsonNode> members(JsonNode array) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        for (JsonNode element : array) {
            members.put(element.path("label").asString(Integer.toString(members.size())), element);
        }
        return members;
    }

    private static String hidden(@Nullable JsonNode value) {
        return SecretMask.isEmpty(value) ? "" : SecretMask.MASK;
    }

    private static String shown(@Nullable JsonNode value) {
        if (value == null || SecretMask.isEmpty(value)) {
            return "";
        }
        String text = value.isValueNode() ? value.asString() : String.valueOf(SecretMask.masked(value));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\u2026";
    }
}

package org.lbadmin.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.InvalidValue;

/**
 * One thing that is wrong with what was entered: where ({@code healthCheck.request}, {@code realServers[1].port}, empty
 * for the whole) and why, as a message key with arguments, so that page and API say the same sentence.
 */
public record Problem(String path, String key, List<String> arguments) {
    public Problem {
        arguments = List.copyOf(arguments);
    }

    public static Problem of(String path, String key, @Nullable Object... arguments) {
        return new Problem(
                path,
                key,
                java.util.Arrays.stream(arguments).map(String::valueOf).toList());
    }

    public static Problem of(String path, InvalidValue wrong) {
        return new Problem(path, wrong.key(), wrong.arguments());
    }

    /** The same problem seen from the thing that contains the record. */
    public Problem below(String prefix) {
        return new Problem(path.isEmpty() ? prefix : prefix + "." + path, key, arguments);
    }
}

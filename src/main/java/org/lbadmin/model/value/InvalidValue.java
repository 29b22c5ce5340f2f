package org.lbadmin.model.value;

import java.util.List;

/** A text that is not a value of its type; says why as a message key with arguments. */
public final class InvalidValue extends IllegalArgumentException {
    private final String key;
    private final List<String> arguments;

    public InvalidValue(String key, Object... arguments) {
        super(key + " " + List.of(arguments));
        this.key = key;
        this.arguments = java.util.Arrays.stream(arguments).map(String::valueOf).toList();
    }

    public String key() {
        return key;
    }

    public List<String> arguments() {
        return arguments;
    }
}

package org.lbadmin.model.value;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a thing: shown everywhere, used in logs, scripts and engine files. 1 to 64 ASCII letters, digits, dots,
 * underscores and hyphens, beginning with a letter or digit.
 */
public record Label(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Label {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValue("label.shape", value);
        }
    }

    /** Two labels that differ only in case are the same name to people, and to some engines. */
    public String folded() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}

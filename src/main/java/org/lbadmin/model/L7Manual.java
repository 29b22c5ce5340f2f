package org.lbadmin.model;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Sections of haproxy.cfg that an administrator writes; they stand behind the generated ones.
 *
 * @param text null for none
 */
public record L7Manual(@Size(max = MOST) @Nullable String text) {
    /** Characters. */
    public static final int MOST = 200_000;

    public static L7Manual defaults() {
        return new L7Manual(null);
    }

    /** None where there is nothing to read. */
    public static L7Manual of(String text) {
        return new L7Manual(text.isBlank() ? null : text);
    }

    /** The text; empty for none. */
    public String written() {
        return text == null ? "" : text;
    }
}

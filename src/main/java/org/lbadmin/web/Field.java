package org.lbadmin.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a form.
 *
 * @param path the component's path, also HTML id and name
 * @param writes the line it writes into an engine's file; shown in the help
 * @param onlyWhen {@code path=VALUE|VALUE}, several joined by {@code &}: shown only then
 * @param usual values that are no news where the field does not apply, joined by {@code |}; null: nobody asks
 * @param unused what does not apply as this field decides, in a sentence; null where it decides nothing
 */
public record Field(
        String path,
        String label,
        String help,
        @Nullable String writes,
        @Nullable String defaultValue,
        Kind kind,
        String value,
        boolean checked,
        List<Option> options,
        List<String> problems,
        boolean advanced,
        @Nullable String onlyWhen,
        boolean required,
        @Nullable String unit,
        boolean readOnly,
        @Nullable String autocomplete,
        @Nullable String usual,
        @Nullable String unused) {

    /** Which control the browser shows. */
    public enum Kind {
        TEXT,
        NUMBER,
        CHECKBOX,
        SELECT,
        PASSWORD,
        FILE,
        TEXTAREA
    }

    /** One entry of a drop-down. */
    public record Option(String value, String label, boolean selected) {}
}

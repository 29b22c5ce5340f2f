package org.lbadmin.model;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A change of a header of every request or answer, in the order of the list.
 *
 * @param value what it becomes, as it is; in a replacement {@code \1} stands for the first group of the pattern
 * @param pattern a regular expression (PCRE); a header in which it is found gets the new value
 */
public record L7HeaderRule(
        Direction direction,
        Option option,
        @Pattern(regexp = NAME) String name,

        @OnlyWhen(field = "option", is = "REPLACE") @Size(max = 255) @PlainText @Nullable
        String pattern,

        @OnlyWhen(
                field = "option",
                is = {"ADD", "SET", "REPLACE"})
        @Size(max = 1024)
        @PlainText
        @Nullable
        String value) {

    /** A token of RFC 9110, section 5.6.2, up to 64 characters. */
    static final String NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}";

    /** Whose header. */
    public enum Direction {
        REQUEST,
        RESPONSE
    }

    /** What is done with it. */
    public enum Option {
        ADD,
        SET,
        REPLACE,
        DELETE
    }
}

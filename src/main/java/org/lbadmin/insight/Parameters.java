package org.lbadmin.insight;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Problems;

/** Parameters of an address, refused with the same sentences as fields. */
final class Parameters {
    private final Problems problems = new Problems();

    int number(String name, @Nullable String text, int fallback, int most) {
        if (text == null || text.isBlank()) {
            return fallback;
        }
        if (!text.matches("-?\\d{1,9}")) {
            problems.add(name, "number.shape", text);
            return fallback;
        }
        int number = Integer.parseInt(text);
        problems.addIf(number < 1 || number > most, name, "constraint.range", text, 1, most);
        return number;
    }

    Instant moment(String name, @Nullable String text, Instant fallback) {
        if (text == null || text.isBlank()) {
            return fallback;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            problems.add(name, "moment.shape", text);
            return fallback;
        }
    }

    /** @throws org.lbadmin.model.InvalidInput with every problem at once */
    void orThrow() {
        problems.orThrow();
    }
}

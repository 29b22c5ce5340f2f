package org.lbadmin.model;

import org.jspecify.annotations.Nullable;

/**
 * Seals texts that nobody may read, such as the password of a health check, before they are stored. Answered by the room
 * that has the key.
 */
public interface Seals {
    /** How a sealed text begins; one that people type may not. */
    String PREFIX = "v1:";

    /** What is shown in place of one; sent back it stands for what is stored. */
    String MASK = "***";

    /** @throws Refused when the key is not there */
    String seal(String plain);

    /** @throws IllegalStateException when the key is not there or another one */
    String open(String sealed);

    /** What is stored for a text that was entered: sealed; what is masked or sealed already is what is stored. */
    default @Nullable String kept(@Nullable String text, @Nullable String stored) {
        if (text == null || text.startsWith(PREFIX)) {
            return text;
        }
        return text.equals(MASK) ? stored : seal(text);
    }

    /** Adds a problem for what can only be a sealed text of somebody else, or a mask with nothing behind it. */
    static void check(@Nullable String text, @Nullable String stored, String path, Problems problems) {
        boolean odd = text != null && (text.startsWith(PREFIX) || text.equals(MASK));
        boolean known = stored != null && (MASK.equals(text) || stored.equals(text));
        problems.addIf(odd && !known, path, "secret.sealed", PREFIX, MASK);
    }
}

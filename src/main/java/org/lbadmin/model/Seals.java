package org.lbadmin.model;

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
}

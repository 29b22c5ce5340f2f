package org.lbadmin.access;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Role;

/**
 * The key of a script, as it is listed; the secret half is not kept.
 *
 * @param id the public half, also part of the token itself
 * @param created a moment, ISO 8601
 * @param expires a moment, ISO 8601; null: never
 */
record Token(
        String id,
        String label,
        String user,
        Role role,
        String created,
        @Nullable String expires) {}

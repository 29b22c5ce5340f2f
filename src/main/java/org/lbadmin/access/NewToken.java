package org.lbadmin.access;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Role;
import org.lbadmin.model.value.Label;

/**
 * A token to be made.
 *
 * @param expires a date or a moment, ISO 8601; null: never
 */
record NewToken(Label label, Role role, @Nullable String expires) {}

package org.lbadmin.access;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Confidential;
import org.lbadmin.model.Role;
import org.lbadmin.model.value.Label;

/**
 * What is typed or sent about a user; wider than {@link User} by the password, which only goes in.
 *
 * @param password null: keep the one there is
 */
record UserEntry(
        Label name, Role role, @Confidential @Nullable String password) {}

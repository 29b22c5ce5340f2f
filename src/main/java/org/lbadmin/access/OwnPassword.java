package org.lbadmin.access;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Confidential;

/**
 * A change of one's own password.
 *
 * @param newPasswordRepeat asked for on the page only, where nobody sees what is typed
 */
record OwnPassword(
        @Confidential(autocomplete = "current-password") String currentPassword,
        @Confidential String newPassword,
        @Confidential @Nullable String newPasswordRepeat) {}

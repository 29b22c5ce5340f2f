package org.lbadmin.tls;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Confidential;
import org.lbadmin.model.value.Label;

/**
 * A certificate as it is uploaded.
 *
 * @param file comes as a part of its own, so this is always null
 * @param replace whether a certificate of this label is replaced, everywhere where it is used
 */
record UploadEntry(
        Label label,
        @Nullable String file,

        @Size(max = 1000) @Confidential(autocomplete = "off") @Nullable
        String password,

        boolean replace) {
    /** Never shows the password. */
    @Override
    public String toString() {
        return "UploadEntry[" + label + "]";
    }
}

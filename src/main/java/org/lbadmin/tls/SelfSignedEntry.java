package org.lbadmin.tls;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.Label;

/**
 * What a new self-signed certificate shall be.
 *
 * @param subjectAlternativeNames host names and addresses, with commas or blanks between them
 * @param replace whether a certificate of this label is replaced
 */
record SelfSignedEntry(
        Label label,
        CertificateSubject subject,
        @Size(max = 10_000) @Nullable String subjectAlternativeNames,
        KeyKind keyKind,
        @Min(1) @Max(SelfSigned.MOST_DAYS) int days,
        boolean replace) {
    static final int DEFAULT_DAYS = 365;
}

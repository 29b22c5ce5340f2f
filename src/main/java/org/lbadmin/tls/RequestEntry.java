package org.lbadmin.tls;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.Label;

/**
 * What a CA shall be asked to sign.
 *
 * @param subjectAlternativeNames host names and addresses, with commas or blanks between them
 */
record RequestEntry(
        Label label,
        CertificateSubject subject,
        @Size(max = 10_000) @Nullable String subjectAlternativeNames,
        KeyKind keyKind) {}

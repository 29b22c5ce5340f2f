package org.lbadmin.tls;

import java.time.Instant;
import java.util.List;
import org.lbadmin.model.value.Label;

/** A signing request that waits for the answer of a CA. */
record CertificateRequest(
        Label label,
        String subject,
        List<String> subjectAlternativeNames,
        String keyAlgorithm,
        Instant madeAt,
        String request) {
    CertificateRequest {
        subjectAlternativeNames = List.copyOf(subjectAlternativeNames);
    }
}

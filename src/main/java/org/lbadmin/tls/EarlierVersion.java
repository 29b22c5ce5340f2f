package org.lbadmin.tls;

import java.time.Instant;

/** What a certificate was before it was replaced, or before it was deleted; it can be made current again. */
record EarlierVersion(
        int number,
        String subject,
        String issuer,
        Instant notBefore,
        Instant notAfter,
        String fingerprint,
        Instant since,
        Instant until,
        String endedBy) {}

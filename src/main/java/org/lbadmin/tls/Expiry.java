package org.lbadmin.tls;

import java.time.Duration;
import java.time.Instant;

/** How near a certificate is to the end of its validity. */
enum Expiry {
    /** For more than 30 days. */
    OK,
    /** At most 30 days: renew it. */
    SOON,
    /** At most 7 days. */
    URGENT,
    EXPIRED,
    NOT_YET_VALID;

    private static final Duration SOON_AT = Duration.ofDays(30);
    private static final Duration URGENT_AT = Duration.ofDays(7);

    static Expiry of(CertificateFacts facts, Instant now) {
        if (facts.notAfter().isBefore(now)) {
            return EXPIRED;
        }
        if (facts.notBefore().isAfter(now)) {
            return NOT_YET_VALID;
        }
        Duration left = Duration.between(now, facts.notAfter());
        return left.compareTo(URGENT_AT) <= 0 ? URGENT : left.compareTo(SOON_AT) <= 0 ? SOON : OK;
    }

    /** Whole days until the end; negative after it. */
    static int daysLeft(CertificateFacts facts, Instant now) {
        return (int) Math.floorDiv(
                Duration.between(now, facts.notAfter()).toSeconds(),
                Duration.ofDays(1).toSeconds());
    }
}

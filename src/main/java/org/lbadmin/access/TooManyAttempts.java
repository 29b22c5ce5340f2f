package org.lbadmin.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords: this one is not even looked at. Ends by itself. */
final class TooManyAttempts extends AuthenticationException {
    private final long seconds;

    TooManyAttempts(Duration left) {
        super("Wait " + left);
        this.seconds = Math.max(1, left.plusMillis(999).toSeconds());
    }

    long seconds() {
        return seconds;
    }
}

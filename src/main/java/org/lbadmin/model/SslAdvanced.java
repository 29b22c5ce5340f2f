package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.lbadmin.model.value.Span;

/**
 * SSL - Advanced Configuration: what holds for all terminations.
 *
 * @param debugLevel how much STunnel writes into its log: 5 notice, 6 info, 7 debug (stunnel manual, "debug")
 * @param sessionCacheSize TLS sessions that each engine remembers for resumption
 * @param sessionTimeout how long a session can be resumed
 */
public record SslAdvanced(
        @Min(5) @Max(7) int debugLevel,
        @Min(1) @Max(1_000_000) int sessionCacheSize,
        Span sessionTimeout) {
    public static SslAdvanced defaults() {
        return new SslAdvanced(5, 20_000, new Span("5m"));
    }
}

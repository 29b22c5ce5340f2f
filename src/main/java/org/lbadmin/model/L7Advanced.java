package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.Span;

/** Layer 7 - Advanced Configuration: what holds for HAProxy as a whole. */
public record L7Advanced(
        boolean logging,
        boolean redispatch,
        boolean abortOnClose,
        Timeouts timeouts,
        Health health,
        Limits limits,
        Buffers buffers,
        @Min(1) @Max(65535) int replicationPort) {

    /** How long HAProxy waits, where a virtual service does not say otherwise. */
    public record Timeouts(Span connection, Span client, Span realServer) {}

    /** Rhythm of the health checks, and of asking the agents on real servers. */
    public record Health(
            Span interval,
            @Min(1) @Max(100) int rise,
            @Min(1) @Max(100) int fall,
            Span slowStart,
            Span agentInterval) {}

    /**
     * What HAProxy may use of the machine.
     *
     * @param threads null: one per processor core
     * @param hardStopAfter how long an old process may serve its last connections after a reload
     */
    public record Limits(
            @Min(1) @Max(10_000_000) int maxConnections,
            @Min(1024) @Max(20_000_000) int ulimit,
            boolean multithreading,

            @OnlyWhen(field = "limits.multithreading", is = "true") @Min(1) @Max(64) @Nullable
            Integer threads,

            Span hardStopAfter) {}

    /** Octets. HAProxy keeps two buffers of the first size per connection (haproxy manual, "tune.bufsize"). */
    public record Buffers(
            @Min(1024) @Max(1_048_576) int requestLength,
            @Min(0) @Max(65536) int headerLength) {}

    public static L7Advanced defaults() {
        return new L7Advanced(
                false,
                true,
                false,
                new Timeouts(new Span("4s"), new Span("43s"), new Span("45s")),
                new Health(new Span("4s"), 2, 2, new Span("8s"), new Span("10s")),
                new Limits(40000, 81000, true, null, new Span("30m")),
                new Buffers(16384, 1024),
                7778);
    }
}

package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.OwnPorts.OwnPort;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Span;

/**
 * Layer 7 - Advanced Configuration: what holds for HAProxy as a whole.
 *
 * @param locked no commit touches HAProxy; it is in none of its files, so that switching it needs no commit itself
 */
public record L7Advanced(
        boolean locked,
        boolean logging,
        boolean redispatch,
        boolean abortOnClose,
        Timeouts timeouts,
        Health health,
        Limits limits,
        Buffers buffers,
        @Min(1) @Max(65535) int replicationPort,
        Replication replication,
        Statistics statistics,
        Alerts alerts) {

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

    /**
     * Whether another appliance gets the persistence tables. Each of both knows the other by its host name: HAProxy
     * turns away whoever does not say the name it expects.
     */
    public record Replication(
            boolean enabled,

            @OnlyWhen(field = "replication.enabled", is = "true") @Nullable
            Label partner,

            @OnlyWhen(field = "replication.enabled", is = "true") @Nullable
            IpAddress partnerAddress) {}

    /**
     * The page on which HAProxy itself shows its statistics.
     *
     * @param password null: there is no such page; sealed once it is stored, see {@link Seals}
     */
    public record Statistics(
            @Confidential @Size(max = 1000) @PlainText @Nullable
            String password,

            @Min(1) @Max(65535) int port,
            boolean advanced) {
        /** Who signs in. */
        public static final String USER = "loadbalancer";

        /** The same with another password. */
        public Statistics with(@Nullable String other) {
            return new Statistics(other, port, advanced);
        }
    }

    /**
     * Mail about real servers that go down and come back: all three, or none.
     *
     * @param mailServer an address: HAProxy would not start while a name cannot be resolved
     */
    public record Alerts(
            @Size(max = 254) @Pattern(regexp = MAIL) @Nullable
            String from,

            @Size(max = 254) @Pattern(regexp = MAIL) @Nullable
            String to,

            @Nullable IpAddress mailServer,
            @Min(1) @Max(65535) int mailPort) {
        /** What passes as it is through an envelope and a header (RFC 5321, 4.1.2, without quoted names). */
        public static final String MAIL = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
                + "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*";

        public boolean enabled() {
            return from != null && to != null && mailServer != null;
        }
    }

    /** A TCP port that HAProxy takes for itself, and the field that says which. */
    public record Listener(String field, OwnPort socket) {
        /** Whether somebody with this address has it too. */
        public boolean meets(IpAddress address) {
            return socket.meets(address);
        }
    }

    /** What HAProxy listens on besides services. */
    public List<Listener> listeners() {
        IpAddress everywhere = new IpAddress("0.0.0.0");
        List<Listener> listeners = new ArrayList<>();
        IpAddress peers = replication.enabled() ? everywhere : new IpAddress("127.0.0.1");
        listeners.add(new Listener("replicationPort", new OwnPort("replication", peers, replicationPort)));
        if (statistics.password() != null) {
            listeners.add(new Listener("statistics.port", new OwnPort("statistics", everywhere, statistics.port())));
        }
        return listeners;
    }

    /** As it may be shown. */
    public L7Advanced masked() {
        return statistics.password() == null ? this : withPassword(Seals.MASK);
    }

    /** The same with another password of the statistics page. */
    public L7Advanced withPassword(@Nullable String password) {
        return new L7Advanced(
                locked,
                logging,
                redispatch,
                abortOnClose,
                timeouts,
                health,
                limits,
                buffers,
                replicationPort,
                replication,
                statistics.with(password),
                alerts);
    }

    /** The same, locked or not. */
    public L7Advanced withLocked(boolean other) {
        return new L7Advanced(
                other,
                logging,
                redispatch,
                abortOnClose,
                timeouts,
                health,
                limits,
                buffers,
                replicationPort,
                replication,
                statistics,
                alerts);
    }

    public static L7Advanced defaults() {
        return new L7Advanced(
                false,
                false,
                true,
                false,
                new Timeouts(new Span("4s"), new Span("43s"), new Span("45s")),
                new Health(new Span("4s"), 2, 2, new Span("8s"), new Span("10s")),
                new Limits(40000, 81000, true, null, new Span("30m")),
                new Buffers(16384, 1024),
                7778,
                new Replication(false, null, null),
                new Statistics(null, 7777, false),
                new Alerts(null, null, null, 25));
    }
}

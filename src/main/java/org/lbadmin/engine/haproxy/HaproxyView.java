package org.lbadmin.engine.haproxy;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.engine.Terminations;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.SslAdvanced;

/** The names of haproxy.cfg.mustache: what holds for HAProxy as a whole, and its services. */
record HaproxyView(
        String node,
        String hardStopAfter,
        int maxConnections,
        int ulimit,
        @Nullable Integer threads,
        int bufferLength,
        int rewriteLength,
        boolean runsScripts,
        @Nullable TlsSessions ssl,
        boolean logging,
        boolean redispatch,
        boolean abortOnClose,
        String connectTimeout,
        String defaultClientTimeout,
        String defaultServerTimeout,
        String interval,
        int rise,
        int fall,
        String slowStart,
        String agentInterval,
        String localPeer,
        OwnSections.@Nullable Tables tables,
        OwnSections.@Nullable Page statistics,
        OwnSections.@Nullable Mail alerts,
        List<ServiceView> services,
        List<RuleBackendView> ruleBackends) {

    /** What is remembered for clients that come again; there only where HAProxy ends TLS. */
    record TlsSessions(int sessions, long lifetime) {}

    static HaproxyView of(Snapshot snapshot, Offload offload) {
        L7Advanced advanced = snapshot.cluster().layer7Advanced();
        List<L7VirtualService> services = snapshot.cluster().layer7().stream()
                .filter(service -> !service.manual())
                .toList();
        L7Advanced.Limits limits = advanced.limits();
        return new HaproxyView(
                snapshot.node().hostName().value(),
                limits.hardStopAfter().value(),
                limits.maxConnections(),
                limits.ulimit(),
                limits.multithreading() ? limits.threads() : Integer.valueOf(1),
                advanced.buffers().requestLength(),
                advanced.buffers().headerLength(),
                CheckScripts.areUsed(snapshot.cluster()),
                sessions(snapshot.cluster().ssl().advanced(), offload),
                advanced.logging(),
                advanced.redispatch(),
                advanced.abortOnClose(),
                advanced.timeouts().connection().value(),
                advanced.timeouts().client().value(),
                advanced.timeouts().realServer().value(),
                advanced.health().interval().value(),
                advanced.health().rise(),
                advanced.health().fall(),
                advanced.health().slowStart().value(),
                advanced.health().agentInterval().value(),
                OwnSections.localPeer(snapshot),
                services.stream().anyMatch(s -> hasTable(s, offload)) ? OwnSections.tables(advanced) : null,
                OwnSections.page(advanced.statistics()),
                OwnSections.mail(advanced.alerts()),
                Stream.concat(
                                services.stream().map(s -> ServiceView.of(s, advanced.logging(), offload)),
                                offload.terminations().custom().stream().map(t -> ServiceView.of(t, advanced, offload)))
                        .toList(),
                offload.terminations().all().stream()
                        .flatMap(t -> RuleBackendView.of(t, offload.terminations()))
                        .toList());
    }

    private static @Nullable TlsSessions sessions(SslAdvanced advanced, Offload offload) {
        return offload.terminations().all().isEmpty()
                ? null
                : new TlsSessions(advanced.sessionCacheSize(), Terminations.lifetimeSeconds(advanced));
    }

    /** Only a table that a peer keeps outlives a reload. */
    private static boolean hasTable(L7VirtualService service, Offload offload) {
        boolean forwards = !service.isRedirect() || offload.isTerminated(service);
        return forwards && service.persistence().mode().keepsTable();
    }
}

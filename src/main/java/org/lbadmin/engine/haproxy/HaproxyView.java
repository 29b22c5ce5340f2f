package org.lbadmin.engine.haproxy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7Persistence;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Snapshot;

/** The names of haproxy.cfg.mustache: what holds for HAProxy as a whole, and its services. */
record HaproxyView(
        String node,
        String hardStopAfter,
        int maxConnections,
        int ulimit,
        @Nullable Integer threads,
        int bufferLength,
        int rewriteLength,
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
        @Nullable String peer,
        List<ServiceView> services) {

    static HaproxyView of(Snapshot snapshot) {
        L7Advanced advanced = snapshot.cluster().layer7Advanced();
        List<L7VirtualService> services = snapshot.cluster().layer7();
        L7Advanced.Limits limits = advanced.limits();
        return new HaproxyView(
                snapshot.node().hostName().value(),
                limits.hardStopAfter().value(),
                limits.maxConnections(),
                limits.ulimit(),
                limits.multithreading() ? limits.threads() : Integer.valueOf(1),
                advanced.buffers().requestLength(),
                advanced.buffers().headerLength(),
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
                services.stream().anyMatch(HaproxyView::hasTable) ? "127.0.0.1:" + advanced.replicationPort() : null,
                services.stream()
                        .map(s -> ServiceView.of(s, advanced.logging()))
                        .toList());
    }

    /** Only a table that a peer keeps outlives a reload. */
    private static boolean hasTable(L7VirtualService service) {
        return !service.isRedirect() && service.persistence().mode() == L7Persistence.Mode.SOURCE_IP;
    }
}

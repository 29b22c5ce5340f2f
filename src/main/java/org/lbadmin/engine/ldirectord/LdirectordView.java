package org.lbadmin.engine.ldirectord;

import java.util.List;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.value.IpAddress;

/** The names of the template ldirectord.cf.mustache. */
record LdirectordView(
        int checkInterval,
        int checkTimeout,
        int negotiateTimeout,
        int failureCount,
        String quiescent,
        String fork,
        List<VirtualView> virtuals) {

    static LdirectordView of(Snapshot snapshot, Marks marks) {
        Cluster cluster = snapshot.cluster();
        IpAddress page = snapshot.node().fallback().address();
        L4Advanced advanced = cluster.layer4Advanced();
        return new LdirectordView(
                advanced.checkInterval(),
                advanced.checkTimeout(),
                advanced.negotiateTimeout(),
                advanced.failureCount(),
                word(advanced.quiescent()),
                word(advanced.multithreaded()),
                cluster.layer4().stream()
                        .flatMap(service -> VirtualView.of(service, marks, page))
                        .toList());
    }

    private static String word(boolean on) {
        return on ? "yes" : "no";
    }
}

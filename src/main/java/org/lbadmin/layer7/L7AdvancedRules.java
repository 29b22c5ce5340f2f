package org.lbadmin.layer7;

import java.util.List;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Problems;
import org.lbadmin.model.value.IpAddress;

/** Rules between the fields of the advanced configuration, and between it and the virtual services. */
final class L7AdvancedRules {
    private static final IpAddress LOCAL = new IpAddress("127.0.0.1");

    private L7AdvancedRules() {}

    static Problems check(L7Advanced advanced, List<L7VirtualService> services) {
        Problems problems = new Problems();
        L7Advanced.Limits limits = advanced.limits();
        problems.addIf(
                limits.ulimit() < 2L * limits.maxConnections(),
                "limits.ulimit",
                "ulimit.low",
                limits.ulimit(),
                limits.maxConnections(),
                2L * limits.maxConnections());
        L7Advanced.Buffers buffers = advanced.buffers();
        problems.addIf(
                buffers.headerLength() > buffers.requestLength() / 2,
                "buffers.headerLength",
                "headerLength.high",
                buffers.headerLength(),
                buffers.requestLength());
        services.stream()
                .filter(s -> s.isAt(LOCAL, advanced.replicationPort()))
                .forEach(s ->
                        problems.add("replicationPort", "port.taken", advanced.replicationPort(), LOCAL, s.label()));
        return problems;
    }
}

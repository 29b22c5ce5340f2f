package org.lbadmin.layer7;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.OwnPorts;
import org.lbadmin.model.OwnPorts.OwnPort;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Seals;
import org.lbadmin.model.ThisHost;
import org.lbadmin.model.value.IpAddress;
import org.springframework.stereotype.Component;

/** Rules between the fields of the advanced configuration, and between it, the machine and the virtual services. */
@Component
class L7AdvancedRules {
    private static final int SHORTEST_PASSWORD = 8;

    private final OwnPorts ownPorts;
    private final ThisHost host;
    private final Seals seals;

    L7AdvancedRules(OwnPorts ownPorts, ThisHost host, Seals seals) {
        this.ownPorts = ownPorts;
        this.host = host;
        this.seals = seals;
    }

    /** What is wrong with it, also with what only somebody who edits it is told. */
    Problems check(L7Advanced after, L7Advanced before, List<L7VirtualService> services) {
        Problems problems = check(after, services);
        Integer threads = after.limits().threads();
        boolean changed = !Objects.equals(threads, before.limits().threads());
        if (changed && threads != null && threads > host.processors()) {
            problems.add("limits.threads", "threads.many", threads, host.processors());
        }
        String password = after.statistics().password();
        String stored = before.statistics().password();
        Seals.check(password, stored, "statistics.password", problems);
        boolean entered = password != null && !password.startsWith(Seals.PREFIX) && !password.equals(Seals.MASK);
        problems.addIf(
                entered && password != null && password.length() < SHORTEST_PASSWORD,
                "statistics.password",
                "statistics.short",
                SHORTEST_PASSWORD);
        return problems;
    }

    Problems check(L7Advanced advanced, List<L7VirtualService> services) {
        Problems problems = new Problems();
        sizes(advanced, problems);
        for (L7Advanced.Listener listener : advanced.listeners()) {
            port(listener, advanced, services, problems);
        }
        replication(advanced.replication(), problems);
        alerts(advanced.alerts(), problems);
        return problems;
    }

    private static void sizes(L7Advanced advanced, Problems problems) {
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
    }

    private void port(
            L7Advanced.Listener listener, L7Advanced advanced, List<L7VirtualService> services, Problems problems) {
        int port = listener.socket().port();
        for (L7VirtualService service : services) {
            service.listener()
                    .filter(at -> listener.meets(at.ipAddress()) && at.ports().contains(port))
                    .ifPresent(
                            at -> problems.add(listener.field(), "port.taken", port, at.ipAddress(), service.label()));
        }
        List<OwnPort> others = new ArrayList<>(ownPorts.all());
        advanced.listeners().stream()
                .takeWhile(other -> !other.equals(listener))
                .forEach(other -> others.add(other.socket()));
        others.stream()
                .filter(own -> own.port() == port && own.meets(listener.socket().address()))
                .forEach(own -> problems.add(listener.field(), "port.own." + own.name(), port, own.address()));
    }

    /** Both ends must know each other, by different names. */
    private void replication(L7Advanced.Replication replication, Problems problems) {
        if (!replication.enabled()) {
            return;
        }
        required(replication.partner(), "replication.partner", "replication.needsPartner", problems);
        required(replication.partnerAddress(), "replication.partnerAddress", "replication.needsAddress", problems);
        problems.addIf(
                replication.partner() != null
                        && replication.partner().folded().equals(host.name().folded()),
                "replication.partner",
                "replication.itself",
                host.name());
        usable(replication.partnerAddress(), "replication.partnerAddress", problems);
    }

    private static void alerts(L7Advanced.Alerts alerts, Problems problems) {
        if (alerts.from() == null && alerts.to() == null && alerts.mailServer() == null) {
            return;
        }
        required(alerts.from(), "alerts.from", "alerts.together", problems);
        required(alerts.to(), "alerts.to", "alerts.together", problems);
        required(alerts.mailServer(), "alerts.mailServer", "alerts.together", problems);
        usable(alerts.mailServer(), "alerts.mailServer", problems);
    }

    private static void usable(@Nullable IpAddress address, String path, Problems problems) {
        if (address != null && (address.isAny() || address.toAddress().isMulticast())) {
            problems.add(path, "ipAddress.unusable", address);
        }
    }

    private static void required(@Nullable Object value, String path, String key, Problems problems) {
        problems.addIf(value == null, path, key);
    }

    /** Nothing in it can be read any more. */
    L7Advanced sealed(L7Advanced advanced, L7Advanced before) {
        String password = advanced.statistics().password();
        String kept = seals.kept(password, before.statistics().password());
        return Objects.equals(kept, password) ? advanced : advanced.withPassword(kept);
    }

    /** The sockets of the appliance itself, as they are with this advanced configuration. */
    List<OwnPort> ownPorts(L7Advanced advanced) {
        List<OwnPort> own = new ArrayList<>(ownPorts.all());
        advanced.listeners().forEach(listener -> own.add(listener.socket()));
        return own;
    }
}

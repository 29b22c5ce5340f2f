package org.lbadmin.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.addresses.FloatingIps;
import org.lbadmin.fallback.FallbackConfiguration;
import org.lbadmin.firewall.FirewallConfiguration;
import org.lbadmin.layer4.Layer4;
import org.lbadmin.layer7.L7ManualConfiguration;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.FallbackPage;
import org.lbadmin.model.Firewall;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Node;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.ThisHost;
import org.lbadmin.scripts.CheckScripts;
import org.lbadmin.tls.SslConfiguration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole configuration as one value; the same value as long as nothing changes. */
@Service
public class Store {
    private final Layer7 layer7;
    private final L7ManualConfiguration manual;
    private final Layer4 layer4;
    private final SslConfiguration ssl;
    private final FloatingIps floatingIps;
    private final CheckScripts scripts;
    private final FirewallConfiguration firewall;
    private final FallbackConfiguration fallback;
    private final ThisHost host;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private volatile @Nullable Snapshot last;

    Store(
            Layer7 layer7,
            L7ManualConfiguration manual,
            Layer4 layer4,
            SslConfiguration ssl,
            FloatingIps floatingIps,
            CheckScripts scripts,
            FirewallConfiguration firewall,
            FallbackConfiguration fallback,
            ThisHost host,
            TransactionTemplate transaction,
            EditLock lock) {
        this.layer7 = layer7;
        this.manual = manual;
        this.layer4 = layer4;
        this.ssl = ssl;
        this.floatingIps = floatingIps;
        this.scripts = scripts;
        this.firewall = firewall;
        this.fallback = fallback;
        this.host = host;
        this.transaction = transaction;
        this.lock = lock;
    }

    public Snapshot read() {
        Snapshot known = last;
        return known != null && isCurrent(known) ? known : lock.locked(this::readAnew);
    }

    /** Between edits: an edit that concerns two rooms is seen in both or in none. */
    private Snapshot readAnew() {
        Snapshot known = last;
        if (known != null && isCurrent(known)) {
            return known;
        }
        Snapshot fresh = new Snapshot(
                new Cluster(
                        layer7.all(),
                        layer7.advanced(),
                        layer4.all(),
                        layer4.advanced(),
                        ssl.read(),
                        floatingIps.byHand(),
                        manual.read(),
                        scripts.all()),
                node(firewall.read(), fallback.read()));
        last = fresh;
        return fresh;
    }

    private boolean isCurrent(Snapshot known) {
        Cluster cluster = known.cluster();
        return cluster.layer7() == layer7.all()
                && cluster.layer7Advanced() == layer7.advanced()
                && cluster.layer4() == layer4.all()
                && cluster.layer4Advanced() == layer4.advanced()
                && cluster.ssl() == ssl.read()
                && cluster.floatingIps() == floatingIps.byHand()
                && cluster.layer7Manual() == manual.read()
                && cluster.checkScripts() == scripts.all()
                && known.node().firewall() == firewall.read()
                && known.node().fallback() == fallback.read();
    }

    /** What a fresh appliance on this machine would have. */
    public Snapshot empty() {
        return new Snapshot(Cluster.defaults(), node(Firewall.defaults(), FallbackPage.defaults()));
    }

    /**
     * Puts a configuration in the place of the present one; all of it, or nothing. It still waits for a commit.
     *
     * @throws InvalidInput with every problem of every room at once
     */
    public void replace(Cluster cluster) {
        lock.locked(() -> {
            transaction.executeWithoutResult(status -> {
                Problems problems = layer7.check(cluster.layer7(), cluster.layer7Advanced());
                layer4.check(cluster.layer4()).all().forEach(problems::add);
                ssl.replace(cluster, problems);
                CheckScripts.check(cluster, problems);
                problems.orThrow();
                layer7.replace(cluster.layer7(), cluster.layer7Advanced());
                layer4.replace(cluster.layer4(), cluster.layer4Advanced());
                floatingIps.replace(cluster.floatingIps());
                manual.replace(cluster.layer7Manual());
                scripts.replace(cluster.checkScripts());
            });
            return cluster;
        });
    }

    /** The firewall as it would be stored; it goes live on trial, and is kept when it is confirmed. */
    public Snapshot with(Firewall wanted) {
        return new Snapshot(read().cluster(), node(wanted, fallback.read()));
    }

    public void confirmed(Firewall kept) {
        firewall.confirmed(kept);
    }

    /** Remembers what is on trial, so that what somebody typed is not lost with it. */
    public void tries(Firewall wanted) {
        firewall.tries(wanted);
    }

    public Optional<Firewall> tried() {
        return firewall.tried();
    }

    /** Puts a fallback page in the place of the present one. */
    public void replace(FallbackPage page) {
        fallback.replace(page);
    }

    private Node node(Firewall firewallOfIt, FallbackPage page) {
        return new Node(host.name(), firewallOfIt, page);
    }
}

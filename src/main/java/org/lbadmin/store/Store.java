package org.lbadmin.store;

import org.jspecify.annotations.Nullable;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Node;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.ThisHost;
import org.lbadmin.tls.SslConfiguration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole configuration as one value; the same value as long as nothing changes. */
@Service
public class Store {
    private final Layer7 layer7;
    private final SslConfiguration ssl;
    private final ThisHost host;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private volatile @Nullable Snapshot last;

    Store(Layer7 layer7, SslConfiguration ssl, ThisHost host, TransactionTemplate transaction, EditLock lock) {
        this.layer7 = layer7;
        this.ssl = ssl;
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
        Snapshot fresh = new Snapshot(new Cluster(layer7.all(), layer7.advanced(), ssl.read()), node());
        last = fresh;
        return fresh;
    }

    private boolean isCurrent(Snapshot known) {
        Cluster cluster = known.cluster();
        return cluster.layer7() == layer7.all()
                && cluster.layer7Advanced() == layer7.advanced()
                && cluster.ssl() == ssl.read();
    }

    /** What a fresh appliance on this machine would have. */
    public Snapshot empty() {
        return new Snapshot(Cluster.defaults(), node());
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
                ssl.replace(cluster, problems);
                problems.orThrow();
                layer7.replace(cluster.layer7(), cluster.layer7Advanced());
            });
            return cluster;
        });
    }

    private Node node() {
        return new Node(host.name());
    }
}

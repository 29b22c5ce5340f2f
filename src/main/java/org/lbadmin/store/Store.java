package org.lbadmin.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Node;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.ThisHost;
import org.lbadmin.tls.SslConfiguration;
import org.springframework.stereotype.Service;

/** The whole configuration as one value; the same value as long as nothing changes. */
@Service
public class Store {
    private final Layer7 layer7;
    private final SslConfiguration ssl;
    private final ThisHost host;
    private volatile @Nullable Snapshot last;

    Store(Layer7 layer7, SslConfiguration ssl, ThisHost host) {
        this.layer7 = layer7;
        this.ssl = ssl;
        this.host = host;
    }

    public Snapshot read() {
        List<L7VirtualService> services = layer7.all();
        L7Advanced advanced = layer7.advanced();
        Ssl settings = ssl.read();
        Snapshot known = last;
        if (known != null
                && known.cluster().layer7() == services
                && known.cluster().layer7Advanced() == advanced
                && known.cluster().ssl() == settings) {
            return known;
        }
        Snapshot fresh = new Snapshot(new Cluster(services, advanced, settings), node());
        last = fresh;
        return fresh;
    }

    /** What a fresh appliance on this machine would have. */
    public Snapshot empty() {
        return new Snapshot(Cluster.defaults(), node());
    }

    /** Puts a configuration in the place of the present one; all of it, or nothing. It still waits for a commit. */
    public void replace(Cluster cluster) {
        layer7.replace(cluster.layer7(), cluster.layer7Advanced());
        ssl.replace(cluster.ssl());
    }

    private Node node() {
        return new Node(host.name());
    }
}

package org.lbadmin.model;

import java.util.List;

/** What both machines of a pair have in common: the load balanced services and how they are served. */
public record Cluster(List<L7VirtualService> layer7, L7Advanced layer7Advanced, Ssl ssl) {
    public Cluster {
        layer7 = List.copyOf(layer7);
    }

    public static Cluster defaults() {
        return new Cluster(List.of(), L7Advanced.defaults(), Ssl.defaults());
    }
}

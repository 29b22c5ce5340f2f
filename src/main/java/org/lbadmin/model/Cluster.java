package org.lbadmin.model;

import java.util.List;

/** What both machines of a pair have in common: the load balanced services and how they are served. */
public record Cluster(
        List<L7VirtualService> layer7,
        L7Advanced layer7Advanced,
        List<L4VirtualService> layer4,
        L4Advanced layer4Advanced,
        Ssl ssl,
        List<FloatingIp> floatingIps,
        L7Manual layer7Manual,
        List<CheckScript> checkScripts) {
    public Cluster {
        layer7 = List.copyOf(layer7);
        layer4 = List.copyOf(layer4);
        floatingIps = List.copyOf(floatingIps);
        checkScripts = List.copyOf(checkScripts);
    }

    /** Without layer 4 services, and without addresses, sections and scripts of an administrator. */
    public Cluster(List<L7VirtualService> layer7, L7Advanced layer7Advanced, Ssl ssl) {
        this(layer7, layer7Advanced, List.of(), L4Advanced.defaults(), ssl, List.of(), L7Manual.defaults(), List.of());
    }

    Cluster inEffect() {
        return new Cluster(
                layer7.stream().map(L7VirtualService::inEffect).toList(),
                layer7Advanced,
                layer4,
                layer4Advanced,
                ssl,
                floatingIps,
                layer7Manual,
                checkScripts);
    }

    /** The same with layer 7 locked or not: a lock is about today, and comes back with no release. */
    public Cluster withLayer7Locked(boolean locked) {
        return new Cluster(
                layer7,
                layer7Advanced.withLocked(locked),
                layer4,
                layer4Advanced,
                ssl,
                floatingIps,
                layer7Manual,
                checkScripts);
    }

    public static Cluster defaults() {
        return new Cluster(List.of(), L7Advanced.defaults(), Ssl.defaults());
    }
}

package org.lbadmin.model;

/**
 * The whole configuration at one moment, immutable. What engines render and releases keep.
 *
 * @param cluster the half that a high-availability pair shares (guide, section 15.5.1)
 * @param node the half that belongs to this machine alone
 */
public record Snapshot(Cluster cluster, Node node) {

    /** As it works: virtual services without the settings that do not apply. What engines render. */
    public Snapshot inEffect() {
        return new Snapshot(cluster.inEffect(), node);
    }
}

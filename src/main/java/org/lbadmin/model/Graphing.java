package org.lbadmin.model;

/**
 * Local Configuration - Graphing: what is written down for the graphs. How often is not to be chosen: files that never
 * grow are made for one interval.
 *
 * @param recording whether anything is written down; what was recorded before stays
 * @param realServers whether each real server has graphs of its own, beside those of its virtual service
 */
public record Graphing(
        boolean recording,
        @OnlyWhen(field = "recording", is = "true") boolean realServers) {
    public static Graphing defaults() {
        return new Graphing(true, true);
    }
}

package org.lbadmin.model;

/**
 * Local Configuration - Graphing: what is written down for the graphs. How often is not to be chosen: files that never
 * grow are made for one interval.
 *
 * @param recording whether anything is written down; what was recorded before stays
 * @param network the traffic of all interfaces but the loopback one
 * @param load the load averages
 * @param memory the memory in use
 * @param processor the share of time in which the processors are busy
 * @param disk the room in use where the appliance keeps its state
 * @param layer7 virtual services of layer 7
 * @param layer4 virtual services of layer 4
 * @param realServers whether each real server has graphs of its own, beside those of its virtual service
 */
public record Graphing(
        boolean recording,
        @OnlyWhen(field = "recording", is = "true") boolean network,
        @OnlyWhen(field = "recording", is = "true") boolean load,
        @OnlyWhen(field = "recording", is = "true") boolean memory,
        @OnlyWhen(field = "recording", is = "true") boolean processor,
        @OnlyWhen(field = "recording", is = "true") boolean disk,
        @OnlyWhen(field = "recording", is = "true") boolean layer7,
        @OnlyWhen(field = "recording", is = "true") boolean layer4,
        @OnlyWhen(field = "recording", is = "true") boolean realServers) {
    public static Graphing defaults() {
        return new Graphing(true, true, true, true, true, true, true, true, true);
    }
}

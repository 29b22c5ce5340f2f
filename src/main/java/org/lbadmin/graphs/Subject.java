package org.lbadmin.graphs;

/**
 * Whose figures.
 *
 * @param layer 7 or 4; 0 for the machine
 * @param virtualService its label; empty for the machine
 * @param realServer the label of one of its real servers; empty for the virtual service as a whole
 */
public record Subject(int layer, String virtualService, String realServer) {
    static final Subject MACHINE = new Subject(0, "", "");

    Family family() {
        return layer == 0 ? Family.MACHINE : Family.SERVICE;
    }

    /** Where the figures lie. Labels begin with a letter or digit, so that no other name can be one. */
    String path() {
        if (layer == 0) {
            return "machine.rrd";
        }
        return "layer" + layer + "/" + virtualService + "/" + (realServer.isEmpty() ? "_all" : realServer) + ".rrd";
    }
}

package org.lbadmin.engine.ldirectord;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L4RealServer;
import org.lbadmin.model.L4VirtualService;

/**
 * One real server of a virtual service.
 *
 * @param place its address, and its port where the kernel's service has one
 * @param thresholds with a space in front, or nothing
 */
record RealView(String realWord, String place, String method, int weight, String thresholds) {
    /** @param port the port of the kernel's service; null for a mark, which keeps the client's */
    static RealView of(L4VirtualService service, L4RealServer server, @Nullable Integer port) {
        boolean six = server.ipAddress().isIpv6();
        Integer own = server.port() != null ? server.port() : port;
        String place = server.ipAddress().bracketed() + ":" + (own == null ? 0 : own);
        return new RealView(
                six ? "real6" : "real",
                place,
                service.forwardingMethod().word(),
                server.weight(),
                threshold("l", server.minConnections()) + threshold("u", server.maxConnections()));
    }

    private static String threshold(String which, int connections) {
        return connections == 0 ? "" : " " + which + ":" + connections;
    }
}

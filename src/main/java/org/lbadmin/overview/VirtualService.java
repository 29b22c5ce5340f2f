package org.lbadmin.overview;

import java.util.List;

/** A virtual service as it is now. */
record VirtualService(
        String label,
        int layer,
        String ipAddress,
        String ports,
        String protocol,
        String method,
        String mode,
        State state,
        int connections,
        List<RealServer> realServers) {
    VirtualService {
        realServers = List.copyOf(realServers);
    }
}

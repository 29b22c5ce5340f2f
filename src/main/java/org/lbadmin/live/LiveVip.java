package org.lbadmin.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A virtual service that HAProxy serves, and its real servers by label; the fallback server is not one of them. */
public record LiveVip(int connections, Map<String, LiveServer> servers) {
    public LiveVip {
        servers = Collections.unmodifiableMap(servers);
    }

    LiveVip with(String rip, LiveServer server) {
        Map<String, LiveServer> changed = new LinkedHashMap<>(servers);
        changed.put(rip, server);
        return new LiveVip(connections, changed);
    }
}

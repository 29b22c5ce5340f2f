package org.lbadmin.model;

import java.util.Arrays;
import java.util.Optional;

/** The engines, in the order in which they are applied. */
public enum EngineId {
    HAPROXY("haproxy"),
    STUNNEL("stunnel"),
    /** Watches the real servers of layer 4; the kernel's IPVS carries the traffic. */
    LDIRECTORD("ldirectord"),
    /** Rules in the kernel: nothing runs, and a change takes effect on Update, on trial. */
    FIREWALL("firewall"),
    /** nginx with the page that clients see while every real server is down. */
    FALLBACK("fallback");

    private final String id;

    EngineId(String id) {
        this.id = id;
    }

    /** The name in paths, scripts and folders. */
    public String id() {
        return id;
    }

    /** Whether saved changes wait for a commit; the others take effect when they are saved. */
    public boolean isCommitted() {
        return this != FIREWALL;
    }

    public static Optional<EngineId> of(String id) {
        return Arrays.stream(values()).filter(e -> e.id.equals(id)).findFirst();
    }
}

package org.lbadmin.model;

import java.util.Arrays;
import java.util.Optional;

/** The engines, in the order in which they are applied. */
public enum EngineId {
    HAPROXY("haproxy"),
    STUNNEL("stunnel");

    private final String id;

    EngineId(String id) {
        this.id = id;
    }

    /** The name in paths, scripts and folders. */
    public String id() {
        return id;
    }

    public static Optional<EngineId> of(String id) {
        return Arrays.stream(values()).filter(e -> e.id.equals(id)).findFirst();
    }
}

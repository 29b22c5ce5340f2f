package org.lbadmin.model;

/** What a user of the WebUI may do. Each role may do what the next one may. */
public enum Role {
    /** Everything. */
    CONFIG,
    /** Drain, halt and online of servers, restart of services; no edits of the configuration. */
    MAINT,
    /** Look only: overview, configuration, reports, logs. */
    REPORT;

    /** Whether this role may do what {@code needed} may. */
    public boolean covers(Role needed) {
        return ordinal() <= needed.ordinal();
    }
}

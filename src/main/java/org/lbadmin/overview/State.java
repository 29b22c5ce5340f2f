package org.lbadmin.overview;

/** How a virtual service or a real server fares; names are the contract of the REST API. */
public enum State {
    /** All healthy. */
    UP,
    /** Healthy as far as anybody knows: nothing is checked. */
    NO_CHECK,
    /** Some real servers are down. */
    DEGRADED,
    /** Nobody answers but the fallback server. */
    DOWN,
    /** An operator let it finish what is open. */
    DRAINED,
    /** An operator cut it off. */
    HALTED,
    /** Every real server was taken out on purpose. */
    OFFLINE,
    /** Only redirects to https, and needs no real servers. */
    REDIRECT,
    /** Defined, but not applied yet. */
    PENDING,
    /** HAProxy cannot be asked. */
    UNKNOWN;

    boolean takesTraffic() {
        return this == UP || this == NO_CHECK;
    }

    boolean rests() {
        return this == DRAINED || this == HALTED;
    }
}

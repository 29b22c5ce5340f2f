package org.lbadmin.model;

/** Which real server gets the next connection. */
public enum BalanceMode {
    /** In turn, by weight. */
    WEIGHTED_ROUND_ROBIN,
    /** The fewest connections, by weight; a server just brought online gets every new one at first. */
    WEIGHTED_LEAST_CONNECTIONS
}

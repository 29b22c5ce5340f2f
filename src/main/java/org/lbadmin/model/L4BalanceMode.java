package org.lbadmin.model;

/** Which real server gets the next connection; each with the name of the IPVS scheduler. */
public enum L4BalanceMode {
    WEIGHTED_LEAST_CONNECTIONS("wlc"),
    WEIGHTED_ROUND_ROBIN("wrr"),
    DESTINATION_HASH("dh");

    private final String scheduler;

    L4BalanceMode(String scheduler) {
        this.scheduler = scheduler;
    }

    /** ipvsadm manual, "scheduling-method". */
    public String scheduler() {
        return scheduler;
    }
}

package org.lbadmin.model;

/**
 * The firewall of this machine; not shared with the other one of a pair.
 *
 * @param script what the administrator wrote, run by bash; lines end with a line feed
 */
public record Firewall(String script, FirewallLockdown lockdown) {
    /** Octets of the script; far more than anybody writes by hand, and 1000 rules need a quarter of it. */
    public static final int LONGEST = 400_000;

    public static Firewall defaults() {
        return new Firewall(DefaultScript.TEXT, FirewallLockdown.defaults());
    }
}

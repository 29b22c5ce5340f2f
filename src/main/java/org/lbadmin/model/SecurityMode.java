package org.lbadmin.model;

/** How much of what root executes may be written by hand. */
public enum SecurityMode {
    /** The firewall script is locked. */
    SECURE,
    /** The firewall script may be edited. */
    CUSTOM,
    /** As SECURE, and neither the WebUI nor the API can leave it again. */
    SECURE_PERMANENT;

    public boolean locksScripts() {
        return this != CUSTOM;
    }
}

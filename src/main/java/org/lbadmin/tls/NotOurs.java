package org.lbadmin.tls;

/** A sealed secret that this appliance's key does not open: it was sealed with another key, or changed since. */
public final class NotOurs extends RuntimeException {
    NotOurs(String context) {
        super("The stored " + context + " was sealed with another key, or was changed since");
    }
}

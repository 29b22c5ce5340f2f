package org.lbadmin.model;

import org.lbadmin.model.value.Label;

/** What belongs to this machine alone. */
public record Node(Label hostName, Firewall firewall, FallbackPage fallback) {
    /** A machine with the firewall and the fallback page of a fresh appliance. */
    public static Node named(Label hostName) {
        return new Node(hostName, Firewall.defaults(), FallbackPage.defaults());
    }
}

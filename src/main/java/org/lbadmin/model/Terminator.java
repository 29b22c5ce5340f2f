package org.lbadmin.model;

/** Which engine ends TLS. */
public enum Terminator {
    STUNNEL,
    HAPROXY
}

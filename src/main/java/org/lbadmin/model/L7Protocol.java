package org.lbadmin.model;

/** How far HAProxy looks into a connection: HTTP requests, or bytes only. */
public enum L7Protocol {
    HTTP,
    TCP
}

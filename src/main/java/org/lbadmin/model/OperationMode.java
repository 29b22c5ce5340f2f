package org.lbadmin.model;

/** How strictly a termination speaks TLS. */
public enum OperationMode {
    /** TLS 1.2 and 1.3, authenticated encryption with forward secrecy only. */
    HIGH_SECURITY,
    /** TLS 1.2 and 1.3 with algorithms and curves that FIPS 140 approves. */
    FIPS_COMPLIANT,
    /** TLS 1.0 to 1.3 for old clients, without ciphers known to be broken. */
    COMPATIBLE,
    /** What {@link TlsSwitches} say. */
    CUSTOM
}

package org.lbadmin.model;

/** Tells the rooms which security mode this machine is in. */
public interface SecuritySwitch {
    SecurityMode mode();
}

package org.lbadmin.model;

/** A closed choice that the world knows by numbers. */
public interface CodedChoice {
    int code();
}

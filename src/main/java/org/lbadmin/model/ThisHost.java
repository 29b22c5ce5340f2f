package org.lbadmin.model;

import org.lbadmin.model.value.Label;

/** The machine we run on. */
public interface ThisHost {
    /** Its host name, without a domain. */
    Label name();

    /** How many processor cores we may use. */
    int processors();
}

package org.lbadmin.access;

import org.lbadmin.model.Confidential;

/** The answers that make a fresh appliance somebody's own. */
record Setup(
        String setupCode,
        @Confidential String password,
        @Confidential String passwordRepeat) {}

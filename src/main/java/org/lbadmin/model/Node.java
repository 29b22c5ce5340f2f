package org.lbadmin.model;

import org.lbadmin.model.value.Label;

/** What belongs to this machine alone. */
public record Node(Label hostName) {}

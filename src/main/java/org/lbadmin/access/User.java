package org.lbadmin.access;

import org.lbadmin.model.Role;
import org.lbadmin.model.value.Label;

/** Somebody who may sign in to the WebUI. The password is no part of it: it is never read back. */
record User(Label name, Role role) {}

package org.lbadmin.firewall;

/**
 * The Firewall Script as it was confirmed last.
 *
 * @param locked whether the security mode keeps it from being changed
 */
record ScriptBody(String script, boolean locked, TrialBody trial) {}

package org.lbadmin.firewall;

/**
 * The Firewall Script as a script sends it.
 *
 * @param script run by bash, from top to bottom
 * @param evenIfBlocked try it although who sends it would no longer reach the appliance
 */
record ScriptEntry(String script, boolean evenIfBlocked) {
    static ScriptEntry of(String script) {
        return new ScriptEntry(script, false);
    }
}

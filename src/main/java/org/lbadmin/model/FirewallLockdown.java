package org.lbadmin.model;

import org.lbadmin.model.value.Networks;

/**
 * Firewall Lockdown Wizard: from where the appliance itself may be administered.
 *
 * @param enabled whether the chosen services are reachable from these networks only
 * @param networks the administration networks; 0.0.0.0/0 is everywhere
 * @param webui the port of the WebUI and its API
 * @param ssh TCP port 22
 * @param snmp UDP port 161
 */
public record FirewallLockdown(
        boolean enabled,

        @OnlyWhen(field = "enabled", is = "true") Networks networks,

        @OnlyWhen(field = "enabled", is = "true") boolean webui,

        @OnlyWhen(field = "enabled", is = "true") boolean ssh,

        @OnlyWhen(field = "enabled", is = "true") boolean snmp) {
    public static FirewallLockdown defaults() {
        return new FirewallLockdown(false, new Networks("0.0.0.0/0, ::/0"), true, true, true);
    }
}

package org.lbadmin.insight;

import jakarta.servlet.http.HttpServletRequest;
import org.lbadmin.model.FirewallTrials;
import org.lbadmin.model.FirewallTrials.Caller;
import org.lbadmin.model.Locked;
import org.lbadmin.model.SecuritySwitch;
import org.springframework.stereotype.Component;

/** The way back to earlier firewall rules: through the same guard as new ones. */
@Component
class FirewallHistory {
    private final FirewallTrials trials;
    private final SecuritySwitch security;

    FirewallHistory(FirewallTrials trials, SecuritySwitch security) {
        this.trials = trials;
        this.security = security;
    }

    /** @throws Locked in a mode in which the script may not be changed */
    FirewallTrials.Result restore(int release, HttpServletRequest request) {
        if (security.mode().locksScripts()) {
            throw new Locked("firewall.locked");
        }
        Caller caller = new Caller(
                request.getRemoteAddr(), request.getLocalAddr(), request.getLocalPort(), request.getRemotePort());
        return trials.begin(release, caller, false);
    }
}

package org.lbadmin.firewall;

import org.lbadmin.model.FirewallTrials;
import org.lbadmin.model.FirewallTrials.State;

/**
 * How the last trial stands.
 *
 * @param release 0 where there was none
 * @param confirmWithinSeconds what is left before the old rules come back; 0 where nothing waits
 */
record TrialBody(State state, int release, int confirmWithinSeconds) {
    static TrialBody of(FirewallTrials.Result result) {
        return new TrialBody(result.state(), result.release(), result.seconds());
    }
}

package org.lbadmin.commit;

import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.FirewallTrials.State;

/**
 * What the helper knows of the last trial, whatever happened to us meanwhile.
 *
 * @param seconds what is left of it
 */
record TrialState(State state, int release, int seconds) {
    static TrialState of(HelperResult answer) {
        String[] words = answer.ok() ? answer.output().strip().split(" ") : new String[0];
        if (words.length == 3 && words[0].equals("waiting")) {
            return new TrialState(State.WAITING, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
        if (words.length == 2 && words[0].equals("confirmed")) {
            return new TrialState(State.CONFIRMED, Integer.parseInt(words[1]), 0);
        }
        if (words.length == 2 && words[0].equals("reverted")) {
            return new TrialState(State.REVERTED, Integer.parseInt(words[1]), 0);
        }
        return new TrialState(State.NONE, 0, 0);
    }

    boolean is(State wanted, Release of) {
        return state == wanted && release == of.number();
    }
}

package org.lbadmin.scripts;

import java.util.List;
import org.lbadmin.model.RunsScripts;
import org.lbadmin.web.Texts;

/**
 * What came of one run of a script.
 *
 * @param up whether a real server would count as up
 * @param why why it would or would not
 * @param exit the exit status; 137 when the time was over
 * @param output the beginning of what it printed, a line each
 */
record TrialBody(boolean up, String why, int exit, List<String> output, long millis) {
    static TrialBody of(RunsScripts.Run run, Texts texts) {
        return new TrialBody(
                run.isUp(), texts.sentence(run.why(CheckScriptApi.SECONDS)), run.exit(), run.output(), run.millis());
    }
}

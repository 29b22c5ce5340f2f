package org.lbadmin.upkeep;

import java.util.List;
import java.util.stream.Stream;
import org.lbadmin.commit.OutcomeBody;
import org.lbadmin.web.Notice;

/**
 * How a reload, restart, start or stop ended.
 *
 * @param outcome RELOADED, RESTARTED, STARTED, STOPPED or FAILED; where saved changes were applied on the way also the
 *     outcomes of a commit: APPLIED, REJECTED, ROLLED_BACK, STUCK
 * @param detail the engine's own words
 * @param sentence the outcome in one sentence
 * @param problems the engine's words line by line, with the virtual service they speak of
 */
public record ServiceOutcome(
        String engine, String outcome, String detail, String sentence, List<OutcomeBody.Trouble> problems) {
    static final String FAILED = "FAILED";

    static ServiceOutcome of(OutcomeBody commit) {
        return new ServiceOutcome(
                commit.engine(), commit.outcome(), commit.detail(), commit.sentence(), commit.problems());
    }

    public boolean good() {
        return !List.of(FAILED, "REJECTED", "ROLLED_BACK", "STUCK").contains(outcome);
    }

    /** Messages for a page. */
    List<Notice> notices() {
        if (good()) {
            return List.of(Notice.information(sentence));
        }
        return Stream.concat(
                        Stream.of(Notice.error(sentence)), problems.stream().map(OutcomeBody.Trouble::notice))
                .toList();
    }
}

package org.lbadmin.commit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Texts;

/**
 * How a commit ended, for scripts and for the Commit changes box.
 *
 * @param detail the checker's or engine's own lines
 * @param sentence the outcome in one sentence
 */
record OutcomeBody(
        String engine,
        String outcome,
        @Nullable Integer release,
        String detail,
        String sentence,
        List<Trouble> problems) {

    /** A line of the engine, and the virtual service it speaks of. */
    record Trouble(
            String text,
            @Nullable String virtualService,
            @Nullable String href) {}

    static List<OutcomeBody> of(Map<EngineId, Outcome> outcomes, Commit commit, Texts texts) {
        return outcomes.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), commit, texts))
                .toList();
    }

    private static OutcomeBody of(EngineId engine, Outcome outcome, Commit commit, Texts texts) {
        Integer release = null;
        if (outcome instanceof Outcome.Applied applied) {
            release = applied.release();
        } else if (outcome instanceof Outcome.Unchanged unchanged) {
            release = unchanged.release();
        }
        List<Trouble> troubles = outcome.good()
                ? List.of()
                : outcome.lines().stream()
                        .map(line -> trouble(engine, line, commit))
                        .toList();
        return new OutcomeBody(
                engine.id(),
                outcome.name(),
                release,
                String.join("\n", outcome.lines()),
                texts.get("outcome." + outcome.name(), texts.get("engine." + engine.id()), String.valueOf(release)),
                troubles);
    }

    private static Trouble trouble(EngineId engine, String line, Commit commit) {
        Optional<String> service = commit.virtualServiceIn(engine, line);
        String href = service.map(label -> Menu.ROOT + "/cluster/layer7/virtual-services/" + label)
                .orElse(null);
        return new Trouble(line, service.orElse(null), href);
    }
}

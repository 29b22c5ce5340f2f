package org.lbadmin.commit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Texts;

/**
 * How a commit ended, for scripts and for the Commit changes box.
 *
 * @param detail the checker's or engine's own lines
 * @param sentence the outcome in one sentence
 */
public record OutcomeBody(
        String engine,
        String outcome,
        @Nullable Integer release,
        String detail,
        String sentence,
        List<Trouble> problems) {

    /** A line of the engine, and the virtual service or termination it speaks of. */
    public record Trouble(
            String text,
            @Nullable String virtualService,
            @Nullable String href) {
        public Notice notice() {
            return new Notice(Notice.Kind.ERROR, virtualService == null ? text : virtualService + ": " + text, href);
        }
    }

    public boolean good() {
        return outcome.equals("APPLIED") || outcome.equals("UNCHANGED");
    }

    /** Messages for a page: the sentence, and what the engine said, each line with a way to what it speaks of. */
    public List<Notice> notices() {
        if (good()) {
            return List.of(Notice.information(sentence));
        }
        return Stream.concat(
                        Stream.of(Notice.error(sentence)), problems.stream().map(Trouble::notice))
                .toList();
    }

    static List<OutcomeBody> of(Map<EngineId, Outcome> outcomes, Commit commit, Texts texts) {
        return outcomes.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), commit, texts))
                .toList();
    }

    public static OutcomeBody of(EngineId engine, Outcome outcome, Commit commit, Texts texts) {
        Integer release = null;
        if (outcome instanceof Outcome.Applied applied) {
            release = applied.release();
        } else if (outcome instanceof Outcome.Unchanged unchanged) {
            release = unchanged.release();
        }
        List<Trouble> troubles = outcome.good() ? List.of() : troubles(engine, outcome.lines(), commit);
        return new OutcomeBody(
                engine.id(),
                outcome.name(),
                release,
                String.join("\n", outcome.lines()),
                texts.get("outcome." + outcome.name(), texts.get("engine." + engine.id()), String.valueOf(release)),
                troubles);
    }

    /** Lines of an engine, each with the virtual service or termination it speaks of. */
    public static List<Trouble> troubles(EngineId engine, List<String> lines, Commit commit) {
        return lines.stream().map(line -> trouble(engine, line, commit)).toList();
    }

    private static Trouble trouble(EngineId engine, String line, Commit commit) {
        Optional<String> service = commit.virtualServiceIn(engine, line);
        String href = service.map(label -> commit.editor(label) + "/" + label).orElse(null);
        return new Trouble(line, service.orElse(null), href);
    }
}

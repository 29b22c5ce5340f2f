package org.lbadmin.commit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Show changes, and the buttons of the Commit changes box. */
@Controller
@RequestMapping(Menu.ROOT + "/maintenance/commit")
class CommitPage {
    private final Commit commit;
    private final Changes changes;
    private final Texts texts;

    /** The changes of one engine. */
    public record EngineDiff(
            String engine, String engineLabel, String button, boolean drifted, List<Diffs.Hunk> hunks) {}

    record ProgressBody(@Nullable String engine, @Nullable String step) {}

    CommitPage(Commit commit, Changes changes, Texts texts) {
        this.commit = commit;
        this.changes = changes;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("diffs", commit.pending().stream().map(this::diff).toList());
        return "commit/changes";
    }

    @GetMapping("/progress")
    @ResponseBody
    ProgressBody progress() {
        Optional<Commit.Progress> progress = commit.progress();
        return new ProgressBody(
                progress.map(p -> p.engine().id()).orElse(null),
                progress.map(p -> p.step().name()).orElse(null));
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    CommitApi.Outcomes applyForScript(@RequestParam(required = false) @Nullable List<String> engine) {
        return new CommitApi.Outcomes(OutcomeBody.of(commit.apply(wanted(engine)), commit, texts));
    }

    @PostMapping
    String apply(
            @RequestParam(required = false) @Nullable List<String> engine,
            @RequestHeader(value = "Referer", required = false) @Nullable String from,
            RedirectAttributes flash) {
        Map<EngineId, Outcome> outcomes = commit.apply(wanted(engine));
        flash.addFlashAttribute(
                Shell.MESSAGES,
                OutcomeBody.of(outcomes, commit, texts).stream()
                        .flatMap(body -> body.notices().stream())
                        .toList());
        return "redirect:" + Menu.ROOT + "/";
    }

    private EngineDiff diff(Commit.Pending pending) {
        String id = pending.engine().id();
        return new EngineDiff(
                id,
                texts.get("engine." + id),
                texts.get("engine." + id + ".reload"),
                pending.drifted(),
                changes.hunks(pending));
    }

    private List<EngineId> wanted(@Nullable List<String> engines) {
        return Commit.committed().stream()
                .filter(id -> engines == null || engines.contains(id.id()))
                .toList();
    }
}

package org.lbadmin.insight;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.commit.Commit;
import org.lbadmin.commit.Release;
import org.lbadmin.commit.Releases;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.EnginePages;
import org.lbadmin.web.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** View Configuration of an engine: what it runs, and what ran before. */
@Component
class EngineView {
    private final Releases releases;
    private final Commit commit;
    private final Texts texts;

    EngineView(Releases releases, Commit commit, Texts texts) {
        this.releases = releases;
        this.commit = commit;
        this.texts = texts;
    }

    /** With from and to also what going from one release to the other changes. */
    String show(EnginePages pages, @Nullable String from, @Nullable String to, Model model) {
        EngineId engine = pages.engine();
        Optional<Release> running = releases.current(engine);
        model.addAttribute("pages", pages);
        model.addAttribute("engine", engine.id());
        model.addAttribute("engineLabel", texts.get("engine." + engine.id()));
        model.addAttribute("running", running.map(ReleaseLine::of).orElse(null));
        model.addAttribute(
                "blocks", Listing.of(running.map(r -> text(r, pages.file())).orElse("")));
        model.addAttribute("others", running.map(r -> others(r, pages)).orElse(List.of()));
        model.addAttribute("drift", commit.drift(engine));
        List<Releases.Entry> history = releases.history(engine);
        model.addAttribute(
                "releases", ReleaseLine.of(history, running.map(Release::number).orElse(0)));
        if (from != null && to != null) {
            int old = ReleaseApi.number(from);
            int now = ReleaseApi.number(to);
            model.addAttribute("from", old);
            model.addAttribute("to", now);
            model.addAttribute("difference", releases.difference(engine, old, now));
        }
        return "insight/view-engine";
    }

    /** The text of the main file alone, to be copied. */
    ResponseEntity<String> plain(EnginePages pages) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(releases.current(pages.engine())
                        .map(release -> text(release, pages.file()))
                        .orElse(""));
    }

    private static List<ReleasePage.FileView> others(Release release, EnginePages pages) {
        return release.shown().stream()
                .filter(file ->
                        !file.path().equals(pages.file()) && !file.text().isEmpty())
                .map(ReleasePage.FileView::of)
                .toList();
    }

    private static String text(Release release, String path) {
        return release.shown().stream()
                .filter(file -> file.path().equals(path))
                .map(Release.Shown::text)
                .findFirst()
                .orElse("");
    }
}

package org.lbadmin.insight;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.commit.Commit;
import org.lbadmin.commit.Release;
import org.lbadmin.commit.Releases;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.Menu;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** View Configuration, Layer 7: what HAProxy runs, and what ran before. */
@Controller
@RequestMapping(ViewLayer7Page.PATH)
class ViewLayer7Page {
    static final String PATH = Menu.ROOT + "/view/layer7";
    static final String FILE = "haproxy.cfg";

    private static final EngineId ENGINE = EngineId.HAPROXY;

    private final Releases releases;
    private final Commit commit;

    ViewLayer7Page(Releases releases, Commit commit) {
        this.releases = releases;
        this.commit = commit;
    }

    /** With from and to also what going from one release to the other changes. */
    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        Optional<Release> running = releases.current(ENGINE);
        model.addAttribute("running", running.map(ReleaseLine::of).orElse(null));
        model.addAttribute(
                "blocks", Listing.of(running.map(ViewLayer7Page::text).orElse("")));
        model.addAttribute("drift", commit.drift(ENGINE));
        List<Releases.Entry> history = releases.history(ENGINE);
        model.addAttribute(
                "releases", ReleaseLine.of(history, running.map(Release::number).orElse(0)));
        if (from != null && to != null) {
            int old = ReleaseApi.number(from);
            int now = ReleaseApi.number(to);
            model.addAttribute("from", old);
            model.addAttribute("to", now);
            model.addAttribute("difference", releases.difference(ENGINE, old, now));
        }
        return "insight/view-layer7";
    }

    /** The same text alone, to be copied. */
    @GetMapping("/" + FILE)
    ResponseEntity<String> plain() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, java.nio.charset.StandardCharsets.UTF_8))
                .body(releases.current(ENGINE).map(ViewLayer7Page::text).orElse(""));
    }

    private static String text(Release release) {
        return release.shown().stream()
                .filter(file -> file.path().equals(FILE))
                .map(Release.Shown::text)
                .findFirst()
                .orElse("");
    }
}

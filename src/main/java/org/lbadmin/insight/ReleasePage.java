package org.lbadmin.insight;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.lbadmin.commit.Commit;
import org.lbadmin.commit.Release;
import org.lbadmin.commit.Releases;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.FirewallTrials;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.web.EnginePages;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One release: its files, what it changed, and the way back to it. */
@Controller
@RequestMapping(ReleasePage.PATH)
class ReleasePage {
    static final String PATH = Menu.ROOT + "/maintenance/releases";

    private final Releases releases;
    private final Commit commit;
    private final FirewallHistory firewall;
    private final Texts texts;

    /** A file of the release. */
    public record FileView(String path, boolean secret, List<Listing.Block> blocks) {
        static FileView of(Release.Shown file) {
            return new FileView(file.path(), file.secret(), Listing.of(file.text()));
        }
    }

    ReleasePage(Releases releases, Commit commit, FirewallHistory firewall, Texts texts) {
        this.releases = releases;
        this.commit = commit;
        this.firewall = firewall;
        this.texts = texts;
    }

    /** The history stands on the page of what runs now. */
    @GetMapping
    String list(@RequestParam(defaultValue = "haproxy") String engine) {
        return "redirect:" + EnginePages.of(ReleaseApi.engine(engine)).view() + "#releases";
    }

    @GetMapping("/{n}")
    String show(@PathVariable String n, @RequestParam(defaultValue = "haproxy") String engine, Model model) {
        EngineId id = ReleaseApi.engine(engine);
        int number = ReleaseApi.number(n);
        Release release = releases.get(id, number);
        int before = releases.before(id, number).map(Releases.Entry::number).orElse(0);
        model.addAttribute("pages", EnginePages.of(id));
        model.addAttribute("engine", id.id());
        model.addAttribute("engineLabel", texts.get("engine." + id.id()));
        model.addAttribute("release", ReleaseLine.of(release));
        model.addAttribute("before", before);
        model.addAttribute(
                "current",
                releases.current(id).filter(c -> c.number() == number).isPresent());
        model.addAttribute("difference", releases.difference(id, before, number));
        model.addAttribute("files", release.shown().stream().map(FileView::of).toList());
        return "insight/release";
    }

    @PostMapping("/{n}/restore")
    String restore(
            @PathVariable String n,
            @RequestParam(defaultValue = "haproxy") String engine,
            HttpServletRequest request,
            RedirectAttributes flash) {
        EngineId id = ReleaseApi.engine(engine);
        if (!id.isCommitted()) {
            return tried(firewall.restore(ReleaseApi.number(n), request), flash);
        }
        flash.addFlashAttribute(Shell.MESSAGES, restored(id, ReleaseApi.number(n)));
        return "redirect:" + EnginePages.of(id).view();
    }

    private String tried(FirewallTrials.Result result, RedirectAttributes flash) {
        if (result.state() == FirewallTrials.State.WAITING) {
            return "redirect:" + EnginePages.FIREWALL.editor() + "/trial";
        }
        Notice notice = switch (result.state()) {
            case REJECTED -> Notice.error(String.join(" ", result.lines()));
            case BLOCKED -> Notice.error(texts.get("release.blocked", result.blocked()));
            case NONE, WAITING, CONFIRMED, REVERTED, UNCHANGED -> Notice.information(texts.get("firewall.unchanged"));
        };
        flash.addFlashAttribute(Shell.MESSAGES, List.of(notice));
        return "redirect:" + EnginePages.FIREWALL.view();
    }

    private List<Notice> restored(EngineId engine, int number) {
        try {
            commit.restore(engine, number);
        } catch (InvalidInput e) {
            return e.problems().stream()
                    .map(p -> Notice.error(p.path() + ": " + texts.sentence(p)))
                    .toList();
        }
        String button = texts.get("engine." + engine.id() + ".reload");
        return List.of(Notice.information(
                commit.isPending(engine)
                        ? texts.get("release.restored", number, button)
                        : texts.get("release.restoredSame", number)));
    }
}

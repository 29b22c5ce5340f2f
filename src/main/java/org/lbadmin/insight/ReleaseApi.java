package org.lbadmin.insight;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.commit.Commit;
import org.lbadmin.commit.Diffs;
import org.lbadmin.commit.Release;
import org.lbadmin.commit.Releases;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.FirewallTrials;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Refused;
import org.lbadmin.web.Menu;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was applied, when and by whom, for scripts. */
@RestController
@RequestMapping(Menu.API + "/maintenance/releases")
class ReleaseApi {
    private final Releases releases;
    private final Commit commit;
    private final FirewallHistory firewall;

    record EntryBody(String engine, int number, Instant at, String by, String digest) {}

    record FileBody(String path, String text, boolean secret) {}

    record ReleaseBody(String engine, int number, Instant at, String by, String digest, List<FileBody> files) {}

    record DiffBody(String diff) {}

    /** @param confirmWithinSeconds of firewall rules that are on trial; otherwise 0 */
    record RestoreBody(boolean pending, int confirmWithinSeconds) {}

    ReleaseApi(Releases releases, Commit commit, FirewallHistory firewall) {
        this.releases = releases;
        this.commit = commit;
        this.firewall = firewall;
    }

    @GetMapping
    List<EntryBody> list(@RequestParam(defaultValue = "haproxy") String engine) {
        return releases.history(engine(engine)).stream()
                .map(e -> new EntryBody(e.engine().id(), e.number(), e.at(), e.by(), e.digest()))
                .toList();
    }

    @GetMapping("/{n}")
    ReleaseBody get(@PathVariable String n, @RequestParam(defaultValue = "haproxy") String engine) {
        Release release = releases.get(engine(engine), number(n));
        return new ReleaseBody(
                release.engine().id(),
                release.number(),
                release.at(),
                release.by(),
                release.digest(),
                release.shown().stream()
                        .map(file -> new FileBody(file.path(), file.text(), file.secret()))
                        .toList());
    }

    /** What going from this release to another one changes; without {@code to} what this one changed when it came. */
    @GetMapping("/{n}/diff")
    DiffBody diff(
            @PathVariable String n,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "haproxy") String engine) {
        EngineId id = engine(engine);
        int number = releases.get(id, number(n)).number();
        if (to != null) {
            return new DiffBody(Diffs.text(releases.difference(id, number, number(to))));
        }
        int before = releases.before(id, number).map(Releases.Entry::number).orElse(0);
        return new DiffBody(Diffs.text(releases.difference(id, before, number)));
    }

    /** An edit like any other: it waits for a commit. Of the firewall it goes live on trial. */
    @PostMapping("/{n}/restore")
    RestoreBody restore(
            @PathVariable String n, @RequestParam(defaultValue = "haproxy") String engine, HttpServletRequest request) {
        EngineId id = engine(engine);
        if (!id.isCommitted()) {
            return restored(firewall.restore(number(n), request));
        }
        commit.restore(id, number(n));
        return new RestoreBody(commit.isPending(id), 0);
    }

    /** What bash or iptables refuses today is told as they said it. */
    private static RestoreBody restored(FirewallTrials.Result result) {
        return switch (result.state()) {
            case REJECTED -> throw new Refused("release.rejected", String.join(" ", result.lines()));
            case BLOCKED -> throw new Refused("release.blocked", result.blocked());
            case NONE, WAITING, CONFIRMED, REVERTED, UNCHANGED -> new RestoreBody(false, result.seconds());
        };
    }

    static EngineId engine(String name) {
        return EngineId.of(name).orElseThrow(() -> new NotFound("kind.service", name));
    }

    static int number(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new NotFound(Releases.KIND, text);
        }
        return Integer.parseInt(text);
    }
}

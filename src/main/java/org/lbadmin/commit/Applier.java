package org.lbadmin.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes rendered files live, one algorithm for every engine: stage, install and check, switch, reload, roll back. */
@Component
class Applier {
    private static final Logger LOG = LoggerFactory.getLogger(Applier.class);
    private static final int FOLDERS_KEPT = 20;

    private final Helper helper;
    private final Releases releases;
    private final Staging staging;
    private final Handshakes handshakes;

    Applier(Helper helper, Releases releases, Staging staging, Handshakes handshakes) {
        this.helper = helper;
        this.releases = releases;
        this.staging = staging;
        this.handshakes = handshakes;
    }

    /**
     * What is to be applied.
     *
     * @param drifted whether the file on disk was changed by somebody else, so that equal digests mean nothing
     */
    record Job(
            EngineId engine,
            List<ConfigFile> files,
            String digest,
            Snapshot snapshot,
            String by,
            int number,
            boolean drifted) {}

    Outcome apply(Job job, Consumer<Step> progress) {
        EngineId engine = job.engine();
        Optional<Release> before = releases.current(engine);
        progress.accept(Step.RENDERED);
        if (!job.drifted() && before.isPresent() && before.get().digest().equals(job.digest())) {
            return new Outcome.Unchanged(before.get().number());
        }
        CompletableFuture<Releases.Contents> contents =
                CompletableFuture.supplyAsync(() -> releases.contents(job.files(), job.snapshot()));
        HelperResult checked = install(job);
        if (!checked.ok()) {
            return new Outcome.Rejected(checked.lines());
        }
        progress.accept(Step.CHECKED);
        Release release = releases.begin(engine, job.number(), job.digest(), job.by(), job.files(), contents.join());
        progress.accept(Step.INSTALLED);
        return goLive(release, before, progress, checked.lines());
    }

    private HelperResult install(Job job) {
        try {
            staging.write(job.engine(), job.number(), job.files());
            return helper.run(new HelperCall.Install(job.engine(), job.number()));
        } finally {
            staging.forgetSecrets(job.engine(), job.number(), job.files());
        }
    }

    /** Switches to an installed release and reloads; on failure back to the one before. */
    Outcome goLive(Release release, Optional<Release> before, Consumer<Step> progress, List<String> warnings) {
        EngineId engine = release.engine();
        List<String> trouble = new ArrayList<>();
        if (live(engine, release.number(), progress, trouble) && serves(release, before, trouble)) {
            releases.applied(release);
            progress.accept(Step.LIVE);
            if (release.number() % FOLDERS_KEPT == 0) {
                helper.run(new HelperCall.Prune(engine, FOLDERS_KEPT));
            }
            return new Outcome.Applied(release.number(), warnings);
        }
        LOG.warn("Release {} of {} failed when it went live: {}", release.number(), engine.id(), trouble);
        return back(release, before, trouble);
    }

    private Outcome back(Release failed, Optional<Release> before, List<String> trouble) {
        EngineId engine = failed.engine();
        int number = before.map(Release::number).orElse(0);
        boolean restored = number == 0 ? none(engine, trouble) : live(engine, number, step -> {}, trouble);
        if (!restored) {
            LOG.error("Neither release {} nor {} of {} runs: {}", failed.number(), number, engine.id(), trouble);
            releases.abandoned(failed);
            return new Outcome.Stuck(trouble);
        }
        releases.abandoned(failed);
        return new Outcome.RolledBack(trouble);
    }

    /** Back to a fresh appliance: no release, and the engine does not run. */
    private boolean none(EngineId engine, List<String> trouble) {
        return done(new HelperCall.Control(Action.STOP, engine), trouble)
                && done(new HelperCall.Switch(engine, 0), trouble);
    }

    private boolean live(EngineId engine, int number, Consumer<Step> progress, List<String> trouble) {
        if (!done(new HelperCall.GoLive(engine, number), trouble)) {
            return false;
        }
        progress.accept(Step.SWITCHED);
        progress.accept(Step.RELOADED);
        return true;
    }

    private boolean serves(Release release, Optional<Release> before, List<String> trouble) {
        trouble.addAll(handshakes.differences(release, before));
        return trouble.isEmpty();
    }

    private boolean done(HelperCall call, List<String> trouble) {
        try {
            HelperResult result = helper.run(call);
            if (!result.ok()) {
                trouble.addAll(result.lines());
            }
            return result.ok();
        } catch (HelperFailed e) {
            trouble.add(String.valueOf(e.getMessage()));
            return false;
        }
    }
}

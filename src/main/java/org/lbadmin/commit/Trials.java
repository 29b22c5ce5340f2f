package org.lbadmin.commit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.firewall.FirewallEngine;
import org.lbadmin.helper.EngineStatus;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.Actor;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Firewall;
import org.lbadmin.model.FirewallTrials;
import org.lbadmin.model.Refused;
import org.lbadmin.model.Snapshot;
import org.lbadmin.store.Store;
import org.lbadmin.web.OpenConnections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Confirm or revert: checked, asked whether who asks would still get in, live for a while, and kept only when somebody
 * says so over a connection that was made under the new rules. The helper's guard brings the old ones back, whether we
 * still live or not.
 */
@Service
class Trials implements FirewallTrials {
    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
    private static final EngineId FIREWALL = EngineId.FIREWALL;

    private final Commit commit;
    private final Store store;
    private final Releases releases;
    private final Staging staging;
    private final Disk disk;
    private final Helper helper;
    private final Reach reach;
    private final TrialLedger ledger;
    private final FirewallEngine engine;
    private final OpenConnections connections;
    private final Actor actor;
    private final Clock clock;
    private final int seconds;

    Trials(
            Commit commit,
            Store store,
            Releases releases,
            Staging staging,
            Disk disk,
            Helper helper,
            Reach reach,
            TrialLedger ledger,
            FirewallEngine engine,
            OpenConnections connections,
            Actor actor,
            Clock clock,
            @Value("${lbadmin.firewall.confirm-seconds}") int seconds) {
        this.commit = commit;
        this.store = store;
        this.releases = releases;
        this.staging = staging;
        this.disk = disk;
        this.helper = helper;
        this.reach = reach;
        this.ledger = ledger;
        this.engine = engine;
        this.connections = connections;
        this.actor = actor;
        this.clock = clock;
        this.seconds = seconds;
    }

    @Override
    public Result begin(Firewall wanted, Caller caller, boolean evenIfBlocked) {
        return commit.exclusively(() -> attempt(wanted, caller, evenIfBlocked));
    }

    @Override
    public Result begin(int release, Caller caller, boolean evenIfBlocked) {
        return begin(releases.snapshot(FIREWALL, release).node().firewall(), caller, evenIfBlocked);
    }

    private Result attempt(Firewall wanted, Caller caller, boolean evenIfBlocked) {
        settle();
        ledger.waiting().ifPresent(waiting -> {
            throw new Refused("firewall.waits", waiting.release().number());
        });
        Snapshot snapshot = store.with(wanted);
        List<ConfigFile> files = engine.render(snapshot);
        String digest = Digests.of(files);
        Optional<Release> before = releases.current(FIREWALL);
        if (before.isPresent() && before.get().digest().equals(digest) && isLive(before.get())) {
            store.confirmed(wanted);
            return Result.of(State.UNCHANGED, before.get().number(), 0);
        }
        int number = commit.nextNumber(FIREWALL);
        staging.write(FIREWALL, number, files);
        HelperResult checked = run(new HelperCall.Install(FIREWALL, number));
        if (!checked.ok()) {
            return Result.words(State.REJECTED, checked.lines());
        }
        List<Integer> blocked = evenIfBlocked ? List.of() : reach.blocked(number, caller);
        if (!blocked.isEmpty()) {
            return new Result(State.BLOCKED, number, 0, List.of(), blocked);
        }
        store.tries(wanted);
        Release release =
                releases.begin(FIREWALL, number, digest, actor.name(), files, releases.contents(files, snapshot));
        return live(release, wanted, caller);
    }

    private boolean isLive(Release release) {
        EngineStatus status = EngineStatus.of(run(new HelperCall.Status(FIREWALL)));
        return status.isRunning() && status.release() == release.number() && !disk.look(FIREWALL);
    }

    private Result live(Release release, Firewall wanted, Caller caller) {
        HelperResult tried = run(new HelperCall.FirewallTry(release.number(), seconds));
        if (!tried.ok()) {
            releases.abandoned(release);
            LOG.warn("Release {} of firewall failed when it went live: {}", release.number(), tried.lines());
            return Result.words(State.REJECTED, tried.lines());
        }
        Set<String> old = connections.open();
        ledger.began(new Trial(release, wanted, clock.instant().plusSeconds(seconds), old));
        connections.closeSoon(old, caller.client());
        LOG.info("Release {} of firewall by {} is on trial for {} s", release.number(), release.by(), seconds);
        return Result.of(State.WAITING, release.number(), seconds);
    }

    @Override
    public Result confirm(Caller caller) {
        return commit.exclusively(() -> {
            Trial waiting = waiting();
            if (waiting.old().contains(OpenConnections.name(caller.client(), caller.clientPort()))) {
                throw new Refused("firewall.oldConnection");
            }
            HelperResult kept =
                    run(new HelperCall.FirewallConfirm(waiting.release().number()));
            if (!kept.ok()) {
                LOG.warn(
                        "Release {} of firewall was not confirmed: {}",
                        waiting.release().number(),
                        kept.lines());
                ledger.ended(waiting, found());
            } else {
                ledger.confirmed(waiting);
            }
            return ledger.last();
        });
    }

    @Override
    public Result revert() {
        return commit.exclusively(() -> {
            Trial waiting = waiting();
            HelperResult result = run(new HelperCall.FirewallRevert());
            if (!result.ok()) {
                throw new Refused("firewall.notReverted", String.join(" ", result.lines()));
            }
            ledger.reverted(waiting);
            return ledger.last();
        });
    }

    @Override
    public Result state() {
        settle();
        return ledger.waiting()
                .map(waiting ->
                        Result.of(State.WAITING, waiting.release().number(), waiting.secondsLeft(clock.instant())))
                .orElseGet(ledger::last);
    }

    @Override
    public Optional<Firewall> tried() {
        return ledger.waiting().map(Trial::firewall).or(store::tried);
    }

    @Override
    public void discard() {
        store.confirmed(store.read().node().firewall());
        ledger.forget();
    }

    /** At start: takes up what a crash left behind. */
    void recover() {
        TrialState found = found();
        for (Release release : releases.unfinished(FIREWALL)) {
            Firewall tried = store.tried().orElseGet(() -> store.read().node().firewall());
            ledger.ended(new Trial(release, tried, clock.instant().plusSeconds(found.seconds()), Set.of()), found);
        }
    }

    /** Whether rules are live that nobody confirmed yet. */
    boolean isWaiting() {
        return ledger.waiting().isPresent();
    }

    private Trial waiting() {
        settle();
        return ledger.waiting()
                .orElseThrow(() -> new Refused(
                        ledger.last().state() == State.REVERTED ? "firewall.tooLate" : "firewall.nothingWaits"));
    }

    /** The time may be up: then the helper knows how it ended. */
    private void settle() {
        ledger.waiting()
                .filter(waiting -> !clock.instant().isBefore(waiting.ends()))
                .ifPresent(waiting -> commit.exclusivelyIfFree(() -> {
                    if (ledger.waiting().filter(waiting::equals).isPresent()) {
                        ledger.ended(waiting, found());
                    }
                }));
    }

    private TrialState found() {
        return TrialState.of(run(new HelperCall.FirewallTrial()));
    }

    private HelperResult run(HelperCall call) {
        try {
            return helper.run(call);
        } catch (HelperFailed e) {
            return new HelperResult(2, String.valueOf(e.getMessage()));
        }
    }
}

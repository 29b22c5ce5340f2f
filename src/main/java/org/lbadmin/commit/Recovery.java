package org.lbadmin.commit;

import java.util.List;
import org.lbadmin.helper.EngineStatus;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.EngineId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * At start: finishes or undoes a commit that a crash cut short, sees that addresses are up and engines run, and looks
 * for files that somebody else changed.
 */
@Component
class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Commit commit;
    private final Applier applier;
    private final Releases releases;
    private final Helper helper;
    private final Disk disk;
    private final Trials trials;

    Recovery(Commit commit, Applier applier, Releases releases, Helper helper, Disk disk, Trials trials) {
        this.commit = commit;
        this.applier = applier;
        this.releases = releases;
        this.helper = helper;
        this.disk = disk;
        this.trials = trials;
    }

    @Order(1)
    @EventListener(ApplicationStartedEvent.class)
    void atStart() {
        for (EngineId engine : EngineId.values()) {
            commit.exclusively(() -> recover(engine));
        }
    }

    /** @return how many commits had been cut short */
    private int recover(EngineId engine) {
        // Waits for a call that the process before us may have left at work.
        say(helper.run(new HelperCall.AddressesDown(engine)));
        if (engine == EngineId.FIREWALL) {
            trials.recover();
        }
        if (trials.isWaiting() && engine == EngineId.FIREWALL) {
            return 0;
        }
        int onDisk = onDisk(engine);
        List<Release> unfinished = releases.unfinished(engine);
        for (Release release : unfinished) {
            if (release.number() == onDisk) {
                Outcome outcome = applier.goLive(release, releases.current(engine), step -> {}, List.of());
                LOG.info("Finished release {} of {} after a crash: {}", onDisk, engine.id(), outcome.name());
            } else {
                releases.abandoned(release);
                LOG.info("Dropped release {} of {}: it had not gone live", release.number(), engine.id());
            }
        }
        releases.current(engine).ifPresent(current -> runs(engine, current, !unfinished.isEmpty()));
        return unfinished.size();
    }

    /** @param cutShort a commit ended half way: what runs may not be what lies on disk */
    private void runs(EngineId engine, Release current, boolean cutShort) {
        boolean other = onDisk(engine) != current.number();
        if (other) {
            LOG.warn("Release {} of {} was not current on disk; switching back", current.number(), engine.id());
            say(helper.run(new HelperCall.Switch(engine, current.number())));
        }
        say(helper.run(new HelperCall.AddressesUp(engine, current.number())));
        EngineStatus status = EngineStatus.of(helper.run(new HelperCall.Status(engine)));
        if (status.state() == EngineStatus.State.DEAD) {
            say(helper.run(new HelperCall.Control(Action.START, engine)));
        } else if (status.isRunning() && (other || cutShort)) {
            say(helper.run(new HelperCall.Control(Action.RELOAD, engine)));
        }
        say(helper.run(new HelperCall.AddressesDown(engine)));
        if (disk.look(engine)) {
            LOG.warn("The files of {} were changed outside lbadmin", engine.id());
        }
    }

    private int onDisk(EngineId engine) {
        HelperResult current = helper.run(new HelperCall.Current(engine));
        return current.ok() ? Integer.parseInt(current.output().strip()) : 0;
    }

    private static void say(HelperResult result) {
        if (!result.ok()) {
            LOG.error("Recovery: {}", result.output().strip());
        }
    }
}

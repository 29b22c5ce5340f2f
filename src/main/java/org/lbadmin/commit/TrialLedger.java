package org.lbadmin.commit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.FirewallTrials.Result;
import org.lbadmin.model.FirewallTrials.State;
import org.lbadmin.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Which rules are on trial, how the last trial ended, and what that means for what is stored. */
@Component
class TrialLedger {
    private static final Logger LOG = LoggerFactory.getLogger(TrialLedger.class);

    private final Store store;
    private final Releases releases;
    private final Disk disk;
    private volatile @Nullable Trial trial;
    private volatile Result last = Result.of(State.NONE, 0, 0);

    TrialLedger(Store store, Releases releases, Disk disk) {
        this.store = store;
        this.releases = releases;
        this.disk = disk;
    }

    Optional<Trial> waiting() {
        return Optional.ofNullable(trial);
    }

    Result last() {
        return last;
    }

    void began(Trial begun) {
        trial = begun;
        forget();
    }

    void forget() {
        last = Result.of(State.NONE, 0, 0);
    }

    /** What the helper says of it; it may wait on. */
    void ended(Trial ended, TrialState how) {
        if (how.is(State.WAITING, ended.release())) {
            trial = ended;
        } else if (how.is(State.CONFIRMED, ended.release())) {
            confirmed(ended);
        } else {
            reverted(ended);
        }
    }

    void confirmed(Trial ended) {
        releases.applied(ended.release());
        store.confirmed(ended.firewall());
        disk.written(EngineId.FIREWALL);
        trial = null;
        last = Result.of(State.CONFIRMED, ended.release().number(), 0);
        LOG.info("Release {} of firewall was confirmed", ended.release().number());
    }

    void reverted(Trial ended) {
        releases.abandoned(ended.release());
        trial = null;
        last = Result.of(State.REVERTED, ended.release().number(), 0);
        LOG.warn(
                "Release {} of firewall was not confirmed; the rules before are live",
                ended.release().number());
    }
}

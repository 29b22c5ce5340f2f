package org.lbadmin.layer7;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.L7Manual;
import org.lbadmin.model.Locked;
import org.lbadmin.model.Problems;
import org.lbadmin.model.SecurityMode;
import org.lbadmin.model.SecuritySwitch;
import org.lbadmin.web.AfterCommit;
import org.lbadmin.web.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The manual configuration of layer 7, and who may change it. */
@Service
public class L7ManualConfiguration {
    static final String KIND = "kind.l7Manual";

    private final L7ManualRows rows;
    private final Records records;
    private final SecuritySwitch security;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private volatile @Nullable L7Manual state;

    L7ManualConfiguration(
            L7ManualRows rows,
            Records records,
            SecuritySwitch security,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            EditLock lock) {
        this.rows = rows;
        this.records = records;
        this.security = security;
        this.events = events;
        this.transaction = transaction;
        this.lock = lock;
    }

    /** The same object until it changes. */
    public L7Manual read() {
        L7Manual known = state;
        return known != null ? known : lock.locked(this::load);
    }

    boolean isLocked() {
        return security.mode().locksScripts();
    }

    boolean isLockedForGood() {
        return isLocked() && security.mode() != SecurityMode.SECURE;
    }

    /**
     * Stores another text; it waits for a commit.
     *
     * @param check gets what is stored now; whatever it throws leaves everything as it was
     * @throws Locked in a security mode that locks it
     * @throws org.lbadmin.model.InvalidInput with every line that is not allowed
     */
    L7Manual change(String entered, Consumer<L7Manual> check) {
        return lock.locked(() -> {
            if (isLocked()) {
                throw new Locked(isLockedForGood() ? "manual.lockedForGood" : "manual.locked");
            }
            check.accept(read());
            Problems problems = new Problems();
            problems.addIf(entered.length() > L7Manual.MOST, "text", "manual.tooLong", entered.length(), L7Manual.MOST);
            problems.orThrow();
            L7Manual manual = L7Manual.of(ManualRules.check(entered, problems));
            problems.orThrow();
            replace(manual);
            return read();
        });
    }

    /** Puts a text in the place of the stored one, whatever the security mode. */
    public void replace(L7Manual manual) {
        lock.locked(() -> {
            L7Manual before = read();
            if (manual.equals(before)) {
                return before;
            }
            transaction.executeWithoutResult(status -> {
                L7ManualRow row = rows.findById(L7ManualRow.ONLY).orElseGet(() -> new L7ManualRow(manual.written()));
                row.change(manual.written());
                rows.save(row);
                events.publishEvent(
                        new ConfigurationChanged(KIND, "", records.text(before), records.text(manual), true));
                AfterCommit.run(() -> state = manual);
            });
            return manual;
        });
    }

    private L7Manual load() {
        L7Manual loaded = state;
        if (loaded == null) {
            loaded = rows.findById(L7ManualRow.ONLY)
                    .map(row -> L7Manual.of(row.text()))
                    .orElseGet(L7Manual::defaults);
            state = loaded;
        }
        return loaded;
    }
}

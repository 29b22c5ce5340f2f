package org.lbadmin.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConfigurationChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What operators said last of each server; nothing is known of servers nobody touched. It follows renames, and forgets
 * servers that were removed.
 */
@Component
class OperatorMemory {
    static final String KIND = "kind.operatorState";
    private static final String KIND_VIRTUAL_SERVICE = "kind.virtualService";

    private final OperatorStateRows rows;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Object lock = new Object();
    private volatile @Nullable Map<ServerName, OperatorState> known;

    OperatorMemory(OperatorStateRows rows, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.rows = rows;
        this.transaction = transaction;
        this.events = events;
    }

    /** Everything that is remembered. */
    Map<ServerName, OperatorState> all() {
        Map<ServerName, OperatorState> loaded = known;
        if (loaded != null) {
            return loaded;
        }
        synchronized (lock) {
            if (known == null) {
                Map<ServerName, OperatorState> fresh = new HashMap<>();
                rows.findAll().forEach(row -> fresh.put(row.name(), row.state()));
                known = Map.copyOf(fresh);
            }
            return java.util.Objects.requireNonNull(known);
        }
    }

    /** Keeps what an operator wants; the audit trail hears of it in the same transaction. */
    synchronized void remember(ServerName name, OperatorState before, OperatorState wanted) {
        all();
        transaction.executeWithoutResult(status -> {
            Optional<OperatorStateRow> row = rows.findByVipAndRip(name.vip(), name.rip());
            row.ifPresentOrElse(found -> found.change(wanted), () -> rows.save(new OperatorStateRow(name, wanted)));
            if (before != wanted) {
                events.publishEvent(
                        new ConfigurationChanged(KIND, name.toString(), before.document(), wanted.document(), false));
            }
        });
        changed(map -> map.put(name, wanted));
    }

    /** Moves what is remembered along with a rename; part of the transaction of the change. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ConfigurationChanged change) {
        if (!change.area().equals(KIND_VIRTUAL_SERVICE) || change.before() == null) {
            return;
        }
        Renames renames = Renames.between(change.before(), change.after());
        all();
        Map<ServerName, OperatorState> moved = new HashMap<>();
        for (OperatorStateRow row : rows.findByVip(renames.vip())) {
            Optional<ServerName> now = renames.now(row.name());
            now.ifPresent(name -> moved.put(name, row.state()));
            if (!now.equals(Optional.of(row.name()))) {
                rows.delete(row);
            }
        }
        rows.flush();
        moved.forEach((name, state) -> {
            if (rows.findByVipAndRip(name.vip(), name.rip()).isEmpty()) {
                rows.save(new OperatorStateRow(name, state));
            }
        });
        afterCommit(() -> changed(map -> {
            map.keySet().removeIf(name -> name.vip().equals(renames.vip()));
            map.putAll(moved);
        }));
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private void changed(Consumer<Map<ServerName, OperatorState>> change) {
        synchronized (lock) {
            Map<ServerName, OperatorState> fresh = new HashMap<>(all());
            change.accept(fresh);
            known = Map.copyOf(fresh);
        }
    }
}

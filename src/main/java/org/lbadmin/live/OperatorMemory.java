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
    private static final Map<String, Integer> LAYERS = Map.of("kind.virtualService", 7, "kind.l4VirtualService", 4);

    private final OperatorStateRows rows;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Object lock = new Object();
    private volatile @Nullable Map<ServerName, Kept> known;

    /** What is remembered of one server, and of which layer it is: labels are unique across layers. */
    private record Kept(int layer, OperatorState state) {}

    OperatorMemory(OperatorStateRows rows, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.rows = rows;
        this.transaction = transaction;
        this.events = events;
    }

    /** Everything that is remembered of layer 7, which HAProxy must know. */
    Map<ServerName, OperatorState> all() {
        return of(7);
    }

    Map<ServerName, OperatorState> ofLayer4() {
        return of(4);
    }

    private Map<ServerName, OperatorState> of(int layer) {
        Map<ServerName, OperatorState> found = new HashMap<>();
        kept().forEach((name, kept) -> {
            if (kept.layer() == layer) {
                found.put(name, kept.state());
            }
        });
        return found;
    }

    private Map<ServerName, Kept> kept() {
        Map<ServerName, Kept> loaded = known;
        if (loaded != null) {
            return loaded;
        }
        synchronized (lock) {
            if (known == null) {
                Map<ServerName, Kept> fresh = new HashMap<>();
                rows.findAll().forEach(row -> fresh.put(row.name(), new Kept(row.layer(), row.state())));
                known = Map.copyOf(fresh);
            }
            return java.util.Objects.requireNonNull(known);
        }
    }

    /** Keeps what an operator wants; the audit trail hears of it in the same transaction. */
    void remember(ServerName name, OperatorState before, OperatorState wanted) {
        remember(name, before, new Kept(7, wanted));
    }

    void rememberLayer4(ServerName name, OperatorState before, OperatorState wanted) {
        remember(name, before, new Kept(4, wanted));
    }

    private synchronized void remember(ServerName name, OperatorState before, Kept kept) {
        kept();
        OperatorState wanted = kept.state();
        transaction.executeWithoutResult(status -> {
            Optional<OperatorStateRow> row = rows.findByVipAndRip(name.vip(), name.rip());
            row.ifPresentOrElse(
                    found -> found.change(wanted), () -> rows.save(new OperatorStateRow(name, kept.layer(), wanted)));
            if (before != wanted) {
                events.publishEvent(
                        new ConfigurationChanged(KIND, name.toString(), before.document(), wanted.document(), false));
            }
        });
        changed(map -> map.put(name, kept));
    }

    /** Moves what is remembered along with a rename; part of the transaction of the change. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ConfigurationChanged change) {
        Integer layer = LAYERS.get(change.area());
        if (layer == null || change.before() == null) {
            return;
        }
        Renames renames = Renames.between(change.before(), change.after());
        kept();
        Map<ServerName, Kept> moved = new HashMap<>();
        for (OperatorStateRow row : rows.findByVip(renames.vip())) {
            Optional<ServerName> now = renames.now(row.name());
            now.ifPresent(name -> moved.put(name, new Kept(layer, row.state())));
            if (!now.equals(Optional.of(row.name()))) {
                rows.delete(row);
            }
        }
        rows.flush();
        moved.forEach((name, kept) -> {
            if (rows.findByVipAndRip(name.vip(), name.rip()).isEmpty()) {
                rows.save(new OperatorStateRow(name, layer, kept.state()));
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

    private void changed(Consumer<Map<ServerName, Kept>> change) {
        synchronized (lock) {
            Map<ServerName, Kept> fresh = new HashMap<>(kept());
            change.accept(fresh);
            known = Map.copyOf(fresh);
        }
    }
}

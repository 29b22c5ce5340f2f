package org.lbadmin.firewall;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.Firewall;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The firewall as it is stored, which is as it was confirmed last; and what was tried since. */
@Service
public class FirewallConfiguration {
    static final String KIND = "kind.firewall";

    private final FirewallRows rows;
    private final FirewallDocuments documents;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private volatile @Nullable Firewall state;

    FirewallConfiguration(
            FirewallRows rows,
            FirewallDocuments documents,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            EditLock lock) {
        this.rows = rows;
        this.documents = documents;
        this.events = events;
        this.transaction = transaction;
        this.lock = lock;
    }

    /** The same object until it changes. */
    public Firewall read() {
        Firewall known = state;
        return known != null ? known : lock.locked(this::load);
    }

    /** Keeps what was confirmed. */
    public void confirmed(Firewall firewall) {
        lock.locked(() -> {
            Firewall before = read();
            transaction.executeWithoutResult(status -> {
                FirewallRow row = row(before);
                row.change(documents.text(firewall));
                rows.save(row);
                if (!firewall.equals(before)) {
                    events.publishEvent(new ConfigurationChanged(
                            KIND, "", documents.text(before), documents.text(firewall), false));
                }
            });
            state = firewall.equals(before) ? before : firewall;
            return firewall;
        });
    }

    /** Keeps what is tried, until something is confirmed. */
    public void tries(Firewall firewall) {
        lock.locked(() -> {
            Firewall before = read();
            return transaction.execute(status -> {
                FirewallRow row = row(before);
                row.draft(documents.text(firewall));
                return rows.save(row);
            });
        });
    }

    public Optional<Firewall> tried() {
        return rows.findById(FirewallRow.ONLY).map(FirewallRow::draft).map(documents::stored);
    }

    private Firewall load() {
        Firewall loaded = state;
        if (loaded == null) {
            Function<FirewallRow, Firewall> stored = row -> documents.stored(row.document());
            loaded = rows.findById(FirewallRow.ONLY).map(stored).orElseGet(Firewall::defaults);
            state = loaded;
        }
        return loaded;
    }

    private FirewallRow row(Firewall now) {
        return rows.findById(FirewallRow.ONLY).orElseGet(() -> new FirewallRow(documents.text(now)));
    }
}

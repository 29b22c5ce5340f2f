package org.lbadmin.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.Layer4Services;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.AfterCommit;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The SSL terminations, in the operator's order, and what holds for all of them. A change is a function from what is
 * stored to what shall be; the database is written before a change is seen.
 */
@Service
public class Terminations {
    static final String KIND = "kind.sslTermination";
    static final String KIND_ADVANCED = "kind.sslAdvanced";

    private final SslStorage storage;
    private final SslTrail trail;
    private final Layer7 layer7;
    private final Certificates certificates;
    private final ConnectedSubnets subnets;
    private final Layer4Services packets;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private volatile @Nullable State state;

    /** Everything at one moment. */
    record State(List<SslTermination> terminations, SslAdvanced advanced) {
        State {
            terminations = List.copyOf(terminations);
        }
    }

    Terminations(
            SslStorage storage,
            SslTrail trail,
            Layer7 layer7,
            Certificates certificates,
            ConnectedSubnets subnets,
            @Lazy Layer4Services packets,
            TransactionTemplate transaction,
            EditLock lock) {
        this.storage = storage;
        this.trail = trail;
        this.layer7 = layer7;
        this.certificates = certificates;
        this.subnets = subnets;
        this.packets = packets;
        this.transaction = transaction;
        this.lock = lock;
    }

    /** The same list as long as nothing changes. */
    public List<SslTermination> all() {
        return state().terminations();
    }

    public Optional<SslTermination> find(String label) {
        return all().stream().filter(t -> t.label().value().equals(label)).findFirst();
    }

    /** @throws NotFound when there is none of this label */
    public SslTermination get(String label) {
        return find(label).orElseThrow(() -> new NotFound(KIND, label));
    }

    /** Where a termination listens: its own address, or that of its virtual service. */
    public Optional<IpAddress> addressOf(SslTermination termination) {
        Label service = termination.virtualService();
        return service == null
                ? Optional.ofNullable(termination.custom().ipAddress())
                : layer7.find(service.value())
                        .flatMap(L7VirtualService::listener)
                        .map(L7VirtualService.Listener::ipAddress);
    }

    /**
     * @throws LabelTaken when there is one of exactly this label
     * @throws org.lbadmin.model.InvalidInput with every problem at once
     */
    public SslTermination add(SslTermination termination) {
        return lock.locked(() -> {
            if (find(termination.label().value()).isPresent()) {
                throw new LabelTaken(KIND, termination.label().value());
            }
            List<SslTermination> terminations = new ArrayList<>(all());
            rules().check(termination, null, terminations).orThrow();
            terminations.add(termination);
            transaction.executeWithoutResult(status -> {
                storage.insert(termination);
                trail.changed(null, termination);
                become(terminations, advanced());
            });
            return termination;
        });
    }

    /**
     * Changes one termination.
     *
     * @param change gets what is stored now; whatever it throws leaves everything as it was
     * @throws NotFound when there is none of this label
     * @throws org.lbadmin.model.InvalidInput with every problem at once
     */
    public SslTermination change(String label, UnaryOperator<SslTermination> change) {
        return lock.locked(() -> {
            SslTermination before = get(label);
            SslTermination after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            List<SslTermination> terminations = new ArrayList<>(all());
            int index = terminations.indexOf(before);
            terminations.remove(index);
            rules().check(after, before, terminations).orThrow();
            terminations.add(index, after);
            transaction.executeWithoutResult(status -> {
                storage.update(label, after);
                trail.changed(before, after);
                become(terminations, advanced());
            });
            return after;
        });
    }

    /** Removes one; {@code check} may object to what is stored now by throwing. */
    public void remove(String label, Consumer<SslTermination> check) {
        lock.locked(() -> {
            SslTermination before = get(label);
            check.accept(before);
            transaction.executeWithoutResult(status -> {
                storage.delete(label);
                trail.changed(before, null);
                become(all().stream().filter(t -> t != before).toList(), advanced());
            });
            return before;
        });
    }

    public SslAdvanced advanced() {
        return state().advanced();
    }

    public SslAdvanced changeAdvanced(UnaryOperator<SslAdvanced> change) {
        return lock.locked(() -> {
            SslAdvanced before = advanced();
            SslAdvanced after = change.apply(before);
            if (!after.equals(before)) {
                transaction.executeWithoutResult(status -> {
                    storage.save(after);
                    trail.changed(before, after);
                    become(all(), after);
                });
            }
            return after;
        });
    }

    /** Follows a virtual service that got another label. Called inside the transaction of that change. */
    void renamed(Label before, Label after) {
        List<SslTermination> terminations =
                all().stream().map(t -> t.renamed(before, after)).toList();
        for (int i = 0; i < terminations.size(); i++) {
            SslTermination old = all().get(i);
            if (!terminations.get(i).equals(old)) {
                storage.update(old.label().value(), terminations.get(i));
                trail.changed(old, terminations.get(i));
            }
        }
        if (!terminations.equals(all())) {
            become(terminations, advanced());
        }
    }

    /** Puts all in the place of what is there, checked already; all of it, or nothing. */
    void replace(List<SslTermination> terminations, SslAdvanced advanced) {
        lock.locked(() -> {
            State before = state();
            State after = new State(terminations, advanced);
            if (!after.equals(before)) {
                transaction.executeWithoutResult(status -> {
                    storage.replace(terminations, advanced);
                    trail.differences(before, after);
                    become(terminations, advanced);
                });
            }
            return after;
        });
    }

    private void become(List<SslTermination> terminations, SslAdvanced advanced) {
        State next = new State(terminations, advanced);
        AfterCommit.run(() -> state = next);
    }

    private SslRules rules() {
        return new SslRules(new Surroundings(
                layer7.all(), packets.all(), certificates.all(), layer7.ownPorts(layer7.advanced()), subnets));
    }

    private State state() {
        State known = state;
        return known != null
                ? known
                : lock.locked(() -> {
                    State loaded = state;
                    if (loaded == null) {
                        loaded = storage.load();
                        state = loaded;
                    }
                    return loaded;
                });
    }
}

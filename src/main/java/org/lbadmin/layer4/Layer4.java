package org.lbadmin.layer4;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.model.L4Neighbour;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.Layer4Services;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problems;
import org.lbadmin.web.AfterCommit;
import org.lbadmin.web.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The layer 4 virtual services and their real servers, in the operator's order. A change is a function from what is
 * stored to what shall be. It is stored here, and taken live by whoever asked for it: see {@link AtOnce}.
 */
@Service
public class Layer4 implements Layer4Services {
    static final String KIND = "kind.l4VirtualService";
    static final String KIND_ADVANCED = "kind.l4Advanced";

    private final L4Storage storage;
    private final Records records;
    private final L4Rules rules;
    private final L4Secrets secrets;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private final List<L4Neighbour> neighbours;
    private volatile @Nullable State state;

    /** Everything at one moment. */
    record State(List<L4VirtualService> services, L4Advanced advanced) {
        State {
            services = List.copyOf(services);
        }
    }

    Layer4(
            L4Storage storage,
            Records records,
            L4Rules rules,
            L4Secrets secrets,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            EditLock lock,
            @Lazy List<L4Neighbour> neighbours) {
        this.storage = storage;
        this.records = records;
        this.rules = rules;
        this.secrets = secrets;
        this.events = events;
        this.transaction = transaction;
        this.lock = lock;
        this.neighbours = neighbours;
    }

    @Override
    public List<L4VirtualService> all() {
        return state().services();
    }

    public Optional<L4VirtualService> find(String label) {
        return all().stream().filter(s -> s.label().value().equals(label)).findFirst();
    }

    /** @throws NotFound when there is none of this label */
    public L4VirtualService get(String label) {
        return find(label).orElseThrow(() -> new NotFound(KIND, label));
    }

    /**
     * @throws LabelTaken when there is one of exactly this label
     * @throws org.lbadmin.model.InvalidInput with every problem at once
     */
    public L4VirtualService add(L4VirtualService wanted) {
        return lock.locked(() -> {
            if (find(wanted.label().value()).isPresent()) {
                throw new LabelTaken(KIND, wanted.label().value());
            }
            List<L4VirtualService> services = new ArrayList<>(all());
            check(wanted, null, services);
            L4VirtualService service = secrets.sealed(wanted, null);
            transaction.executeWithoutResult(status -> {
                storage.insert(service);
                publish(null, service);
            });
            services.add(service);
            state = new State(services, advanced());
            return service;
        });
    }

    /**
     * Changes one virtual service.
     *
     * @param change gets what is stored now; whatever it throws leaves everything as it was
     * @throws NotFound when there is none of this label
     * @throws org.lbadmin.model.InvalidInput with every problem at once
     */
    public L4VirtualService change(String label, UnaryOperator<L4VirtualService> change) {
        return lock.locked(() -> {
            L4VirtualService before = get(label);
            L4VirtualService wanted = change.apply(before);
            if (wanted.equals(before)) {
                return before;
            }
            List<L4VirtualService> services = new ArrayList<>(all());
            int index = services.indexOf(before);
            services.remove(index);
            check(wanted, before, services);
            L4VirtualService after = secrets.sealed(wanted, before);
            transaction.executeWithoutResult(status -> {
                storage.update(label, after);
                publish(before, after);
            });
            services.add(index, after);
            state = new State(services, advanced());
            return after;
        });
    }

    /**
     * Looks whether a service could become what is typed; nothing is stored.
     *
     * @throws org.lbadmin.model.InvalidInput with every problem at once
     */
    void examine(L4VirtualService before, L4VirtualService becoming) {
        List<L4VirtualService> others = new ArrayList<>(all());
        others.remove(before);
        check(becoming, before, others);
    }

    /** Removes one; {@code check} may object to what is stored now by throwing. */
    public void remove(String label, Consumer<L4VirtualService> check) {
        lock.locked(() -> {
            L4VirtualService before = get(label);
            check.accept(before);
            transaction.executeWithoutResult(status -> {
                storage.delete(label);
                publish(before, null);
            });
            state = new State(all().stream().filter(s -> s != before).toList(), advanced());
            return before;
        });
    }

    public L4Advanced advanced() {
        return state().advanced();
    }

    public L4Advanced changeAdvanced(UnaryOperator<L4Advanced> change) {
        return lock.locked(() -> {
            L4Advanced before = advanced();
            L4Advanced after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            transaction.executeWithoutResult(status -> {
                storage.save(after);
                publish(before, after);
            });
            state = new State(all(), after);
            return after;
        });
    }

    /** What is wrong with a whole configuration. */
    public Problems check(List<L4VirtualService> services) {
        Problems problems = new Problems();
        for (int i = 0; i < services.size(); i++) {
            String prefix = "layer4[" + i + "]";
            L4VirtualService service = services.get(i);
            rules.check(service, service, services.subList(0, i)).all().forEach(p -> problems.add(p.below(prefix)));
        }
        return problems;
    }

    /** Puts a whole configuration in the place of the present one; all of it, or nothing. */
    public void replace(List<L4VirtualService> services, L4Advanced advanced) {
        lock.locked(() -> {
            State before = state();
            check(services).orThrow();
            transaction.executeWithoutResult(status -> {
                storage.replace(services, advanced);
                publishDifferences(before, services, advanced);
                AfterCommit.run(() -> state = new State(services, advanced));
            });
            return services;
        });
    }

    private void publishDifferences(State before, List<L4VirtualService> services, L4Advanced advanced) {
        before.services().stream()
                .filter(old -> services.stream().noneMatch(s -> s.label().equals(old.label())))
                .forEach(old -> publish(old, null));
        for (L4VirtualService service : services) {
            L4VirtualService old = before.services().stream()
                    .filter(s -> s.label().equals(service.label()))
                    .findFirst()
                    .orElse(null);
            if (!service.equals(old)) {
                publish(old, service);
            }
        }
        if (!advanced.equals(before.advanced())) {
            publish(before.advanced(), advanced);
        }
    }

    private void publish(@Nullable L4VirtualService before, @Nullable L4VirtualService after) {
        L4VirtualService named = after == null ? before : after;
        events.publishEvent(new ConfigurationChanged(
                KIND,
                named == null ? "" : named.label().value(),
                before == null ? null : records.text(before),
                after == null ? null : records.text(after),
                true));
    }

    private void publish(L4Advanced before, L4Advanced after) {
        events.publishEvent(
                new ConfigurationChanged(KIND_ADVANCED, "", records.text(before), records.text(after), true));
    }

    private void check(L4VirtualService service, @Nullable L4VirtualService before, List<L4VirtualService> others) {
        Problems problems = rules.check(service, before, others);
        secrets.check(service, before, problems);
        neighbours.forEach(neighbour -> neighbour.object(service, problems));
        problems.orThrow();
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

package org.lbadmin.layer7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7Neighbour;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.OwnPorts.OwnPort;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Refused;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.AfterCommit;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The layer 7 virtual services and their real servers, in the operator's order. A change is a function from what is
 * stored to what shall be, so that two people who change different things never meet. Everything is kept in memory; the
 * database is written before a change is seen.
 */
@Service
public class Layer7 {
    static final String KIND = "kind.virtualService";
    static final String KIND_ADVANCED = "kind.l7Advanced";

    private final L7Storage storage;
    private final ConnectedSubnets subnets;
    private final L7AdvancedRules advancedRules;
    private final L7Changes changes;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private final List<L7Neighbour> neighbours;
    private volatile @Nullable State state;

    /** Everything at one moment. */
    record State(List<L7VirtualService> services, L7Advanced advanced) {
        State {
            services = List.copyOf(services);
        }
    }

    Layer7(
            L7Storage storage,
            ConnectedSubnets subnets,
            L7AdvancedRules advancedRules,
            L7Changes changes,
            TransactionTemplate transaction,
            EditLock lock,
            @Lazy List<L7Neighbour> neighbours) {
        this.storage = storage;
        this.subnets = subnets;
        this.advancedRules = advancedRules;
        this.changes = changes;
        this.transaction = transaction;
        this.lock = lock;
        this.neighbours = neighbours;
    }

    public List<L7VirtualService> all() {
        return state().services();
    }

    public Optional<L7VirtualService> find(String label) {
        return all().stream().filter(s -> s.label().value().equals(label)).findFirst();
    }

    /** @throws NotFound when there is none of this label */
    public L7VirtualService get(String label) {
        return find(label).orElseThrow(() -> new NotFound(KIND, label));
    }

    /**
     * @throws LabelTaken when there is one of exactly this label
     * @throws org.lbadmin.model.InvalidInput with every problem at once
     */
    public L7VirtualService add(L7VirtualService service) {
        return add(service, null);
    }

    /** @param like the one it is a copy of: what that one keeps from another mode the copy keeps too */
    L7VirtualService add(L7VirtualService service, @Nullable L7VirtualService like) {
        return lock.locked(() -> {
            if (find(service.label().value()).isPresent()) {
                throw new LabelTaken(KIND, service.label().value());
            }
            List<L7VirtualService> services = new ArrayList<>(all());
            check(service, like, service.label(), services);
            transaction.executeWithoutResult(status -> {
                storage.insert(service);
                changes.changed(null, service);
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
    public L7VirtualService change(String label, UnaryOperator<L7VirtualService> change) {
        return lock.locked(() -> {
            L7VirtualService before = get(label);
            L7VirtualService after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            List<L7VirtualService> services = new ArrayList<>(all());
            int index = services.indexOf(before);
            services.remove(index);
            services.replaceAll(other -> RuleChecks.leadsTo(other, before.label())
                    ? other.withTargetRenamed(before.label(), after.label())
                    : other);
            check(after, before, before.label(), services);
            services.add(index, after);
            transaction.executeWithoutResult(status -> {
                storage.update(label, after);
                changes.changed(before, after);
                if (!after.label().equals(before.label())) {
                    follow(services, after);
                    neighbours.forEach(neighbour -> neighbour.renamed(before.label(), after.label()));
                }
            });
            state = new State(services, advanced());
            return after;
        });
    }

    /** Stores the others whose rules lead to one that got another label. */
    private void follow(List<L7VirtualService> services, L7VirtualService renamed) {
        for (L7VirtualService service : services) {
            if (service != renamed && RuleChecks.leadsTo(service, renamed.label())) {
                storage.update(service.label().value(), service);
                changes.changed(get(service.label().value()), service);
            }
        }
    }

    /** What uses a virtual service, by its label: others whose rules lead to it, and things in other rooms. */
    public List<String> usersOf(L7VirtualService service) {
        return Stream.concat(
                        all().stream()
                                .filter(other -> RuleChecks.leadsTo(other, service.label()))
                                .map(other -> other.label().value()),
                        neighbours.stream().flatMap(neighbour -> neighbour.usersOf(service.label()).stream()))
                .toList();
    }

    /**
     * Removes one; {@code check} may object to what is stored now by throwing.
     *
     * @throws Refused while something uses it
     */
    public void remove(String label, Consumer<L7VirtualService> check) {
        lock.locked(() -> {
            L7VirtualService before = get(label);
            check.accept(before);
            List<String> users = usersOf(before);
            if (!users.isEmpty()) {
                throw new Refused("l7.inUse", label, String.join(", ", users));
            }
            transaction.executeWithoutResult(status -> {
                storage.delete(label);
                changes.changed(before, null);
            });
            state = new State(all().stream().filter(s -> s != before).toList(), advanced());
            return before;
        });
    }

    public L7Advanced advanced() {
        return state().advanced();
    }

    public L7Advanced changeAdvanced(UnaryOperator<L7Advanced> change) {
        return lock.locked(() -> {
            L7Advanced before = advanced();
            L7Advanced wanted = change.apply(before);
            if (wanted.equals(before)) {
                return before;
            }
            Problems problems = advancedRules.check(wanted, before, all());
            neighbours.forEach(neighbour -> neighbour.object(wanted, problems));
            problems.orThrow();
            L7Advanced after = advancedRules.sealed(wanted, before);
            transaction.executeWithoutResult(status -> {
                storage.save(after);
                changes.changed(before, after);
            });
            state = new State(all(), after);
            return after;
        });
    }

    /** Puts a whole configuration in the place of the present one; all of it, or nothing. */
    public void replace(List<L7VirtualService> services, L7Advanced wanted) {
        lock.locked(() -> {
            State before = state();
            L7Advanced advanced = advancedRules.sealed(wanted, before.advanced());
            check(services, advanced).orThrow();
            transaction.executeWithoutResult(status -> {
                storage.replace(services, advanced);
                changes.differences(before, new State(services, advanced));
                AfterCommit.run(() -> state = new State(services, advanced));
            });
            return services;
        });
    }

    /** What is wrong with a whole configuration. */
    public Problems check(List<L7VirtualService> services, L7Advanced advanced) {
        Problems problems = new Problems();
        L7Rules rules = new L7Rules(subnets, ownPorts(advanced));
        for (int i = 0; i < services.size(); i++) {
            String prefix = "layer7[" + i + "]";
            L7VirtualService service = services.get(i);
            rules.check(service, service, services.subList(0, i)).all().forEach(p -> problems.add(p.below(prefix)));
        }
        RuleChecks.check(services).forEach(problems::add);
        advancedRules.check(advanced, services).all().forEach(problems::add);
        return problems;
    }

    /** The sockets of the appliance itself, as they are with this advanced configuration. */
    public List<OwnPort> ownPorts(L7Advanced advanced) {
        return advancedRules.ownPorts(advanced);
    }

    private void check(
            L7VirtualService service, @Nullable L7VirtualService like, Label name, List<L7VirtualService> others) {
        Problems problems = new L7Rules(subnets, ownPorts(advanced())).check(service, like, others);
        RuleChecks.check(service, others, problems);
        neighbours.forEach(neighbour -> neighbour.object(service, name.value(), problems));
        problems.orThrow();
    }

    private State state() {
        State known = state;
        return known != null
                ? known
                : lock.locked(() -> {
                    State loaded = state == null ? storage.load() : state;
                    state = loaded;
                    return loaded;
                });
    }
}

package org.lbadmin.scripts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.CheckScript;
import org.lbadmin.model.CheckScriptUsers;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.L4HealthCheck;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.L7HealthCheck;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.Locked;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Refused;
import org.lbadmin.model.SecurityMode;
import org.lbadmin.model.SecuritySwitch;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.AfterCommit;
import org.lbadmin.web.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The health check scripts, and who may change them. */
@Service
public class CheckScripts {
    static final String KIND = "kind.checkScript";

    private final CheckScriptRows rows;
    private final Records records;
    private final SecuritySwitch security;
    private final List<CheckScriptUsers> users;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private volatile @Nullable List<CheckScript> state;

    CheckScripts(
            CheckScriptRows rows,
            Records records,
            SecuritySwitch security,
            @Lazy List<CheckScriptUsers> users,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            EditLock lock) {
        this.rows = rows;
        this.records = records;
        this.security = security;
        this.users = users;
        this.events = events;
        this.transaction = transaction;
        this.lock = lock;
    }

    /** All of them by name; the same list as long as nothing changes. */
    public List<CheckScript> all() {
        List<CheckScript> known = state;
        return known != null ? known : lock.locked(this::load);
    }

    public Optional<CheckScript> find(String label) {
        return all().stream().filter(s -> s.label().value().equals(label)).findFirst();
    }

    /** @throws NotFound when there is none of this name */
    CheckScript get(String label) {
        return find(label).orElseThrow(() -> new NotFound(KIND, label));
    }

    List<String> usersOf(Label script) {
        return users.stream().flatMap(user -> user.usersOf(script).stream()).toList();
    }

    boolean isLocked() {
        return security.mode().locksScripts();
    }

    boolean isLockedForGood() {
        return isLocked() && security.mode() != SecurityMode.SECURE;
    }

    /**
     * @throws Locked in a security mode that locks scripts
     * @throws LabelTaken when there is one of this name, in capital letters or not
     * @throws org.lbadmin.model.InvalidInput with every problem at once
     */
    CheckScript add(CheckScript entered) {
        return lock.locked(() -> {
            checkUnlocked();
            CheckScript script = checked(entered);
            if (all().stream()
                    .anyMatch(s -> s.label().folded().equals(script.label().folded()))) {
                throw new LabelTaken(KIND, script.label().value());
            }
            List<CheckScript> after = new ArrayList<>(all());
            after.add(script);
            replace(after);
            return script;
        });
    }

    /**
     * Gives a script another text; it waits for a commit where engines run it.
     *
     * @param check may object to what is stored now by throwing
     */
    CheckScript change(CheckScript entered, Consumer<CheckScript> check) {
        return lock.locked(() -> {
            checkUnlocked();
            check.accept(get(entered.label().value()));
            CheckScript script = checked(entered);
            replace(all().stream()
                    .map(s -> s.label().equals(script.label()) ? script : s)
                    .toList());
            return script;
        });
    }

    /** @throws Refused while a health check uses it */
    void remove(String label, Consumer<CheckScript> check) {
        lock.locked(() -> {
            checkUnlocked();
            CheckScript gone = get(label);
            check.accept(gone);
            List<String> using = usersOf(gone.label());
            if (!using.isEmpty()) {
                throw new Refused("scripts.inUse", label, String.join(", ", using));
            }
            replace(all().stream().filter(s -> !s.equals(gone)).toList());
            return gone;
        });
    }

    /** Puts these in the place of the present ones, whatever the security mode. */
    public void replace(List<CheckScript> wanted) {
        lock.locked(() -> {
            List<CheckScript> before = all();
            if (!before.equals(wanted)) {
                transaction.executeWithoutResult(status -> {
                    store(before, wanted);
                    AfterCommit.run(() -> state = load());
                });
            }
            return wanted;
        });
    }

    private void store(List<CheckScript> before, List<CheckScript> wanted) {
        Set<Label> kept = new HashSet<>();
        for (CheckScript script : wanted) {
            kept.add(script.label());
            CheckScript old = find(script.label().value()).orElse(null);
            if (!script.equals(old)) {
                CheckScriptRow row = rows.findById(script.label().value()).orElseGet(() -> new CheckScriptRow(script));
                row.change(script.text());
                rows.save(row);
                publish(old, script);
            }
        }
        before.stream().filter(script -> !kept.contains(script.label())).forEach(script -> {
            rows.deleteById(script.label().value());
            publish(script, null);
        });
    }

    /** Adds what a whole configuration has wrong with its scripts. */
    public static void check(Cluster cluster, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < cluster.checkScripts().size(); i++) {
            CheckScript script = cluster.checkScripts().get(i);
            String path = "cluster.checkScripts[" + i + "]";
            Problems own = new Problems();
            ScriptText.check(script.text(), own);
            own.all().forEach(problem -> problems.add(problem.below(path)));
            problems.addIf(!seen.add(script.label().folded()), path + ".label", "scripts.taken", script.label());
        }
        for (int i = 0; i < cluster.layer7().size(); i++) {
            object(cluster.layer7().get(i), cluster.checkScripts(), "layer7[" + i + "].", problems);
        }
        for (int i = 0; i < cluster.layer4().size(); i++) {
            object(cluster.layer4().get(i), cluster.checkScripts(), "layer4[" + i + "].", problems);
        }
    }

    /** Adds that a script is missing, or is none that there is. */
    static void object(L7VirtualService service, List<CheckScript> scripts, String prefix, Problems problems) {
        L7HealthCheck check = service.healthCheck();
        if (check.type() == L7HealthCheck.Type.EXTERNAL_SCRIPT) {
            object(check.script(), scripts, prefix, problems);
        }
    }

    /** The same for layer 4. */
    static void object(L4VirtualService service, List<CheckScript> scripts, String prefix, Problems problems) {
        L4HealthCheck check = service.healthCheck();
        if (check.type() == L4HealthCheck.Type.EXTERNAL_SCRIPT) {
            object(check.script(), scripts, prefix, problems);
        }
    }

    private static void object(@Nullable Label wanted, List<CheckScript> scripts, String prefix, Problems problems) {
        String path = prefix + "healthCheck.script";
        if (wanted == null) {
            problems.add(path, "value.required");
        } else if (scripts.stream().noneMatch(s -> s.label().equals(wanted))) {
            problems.add(path, "scripts.unknown", wanted);
        }
    }

    void checkUnlocked() {
        if (isLocked()) {
            throw new Locked(isLockedForGood() ? "scripts.lockedForGood" : "scripts.locked");
        }
    }

    private static CheckScript checked(CheckScript entered) {
        Problems problems = new Problems();
        CheckScript script = new CheckScript(entered.label(), ScriptText.check(entered.text(), problems));
        problems.orThrow();
        return script;
    }

    private void publish(@Nullable CheckScript before, @Nullable CheckScript after) {
        CheckScript named = after == null ? before : after;
        events.publishEvent(new ConfigurationChanged(
                KIND,
                named == null ? "" : named.label().value(),
                before == null ? null : records.text(before),
                after == null ? null : records.text(after),
                true));
    }

    private List<CheckScript> load() {
        List<CheckScript> loaded = List.copyOf(rows.findAllByOrderByLabel().stream()
                .map(CheckScriptRow::script)
                .toList());
        state = loaded;
        return loaded;
    }
}

package org.lbadmin.commit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Engine;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.model.Actor;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.EngineCompanion;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Locked;
import org.lbadmin.model.SecuritySwitch;
import org.lbadmin.model.Snapshot;
import org.lbadmin.store.Store;
import org.lbadmin.web.EnginePages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/** From pending to live. Pending is derived: what would be rendered now differs from what was applied last. */
@Service
public class Commit {
    private static final Logger LOG = LoggerFactory.getLogger(Commit.class);

    private final Map<EngineId, Engine> engines = new EnumMap<>(EngineId.class);
    private final Store store;
    private final Releases releases;
    private final Applier applier;
    private final Staging staging;
    private final Disk disk;
    private final Actor actor;
    private final OnUpdate onUpdate;
    private final SecuritySwitch security;
    private final List<EngineCompanion> companions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<EngineId, Rendered> rendered = new ConcurrentHashMap<>();
    private final Map<EngineId, Outcome.Stuck> stuck = new ConcurrentHashMap<>();
    private volatile @Nullable Progress progress;

    /** What is being applied at the moment, and how far it is. */
    public record Progress(EngineId engine, Step step) {}

    /** An engine whose files would change. */
    public record Pending(
            EngineId engine, Optional<Release> running, List<ConfigFile> files, boolean drifted, boolean locked) {}

    private record Rendered(Snapshot snapshot, List<ConfigFile> files, String digest) {}

    Commit(
            List<Engine> engines,
            Store store,
            Releases releases,
            Applier applier,
            Staging staging,
            Disk disk,
            Actor actor,
            OnUpdate onUpdate,
            @Lazy SecuritySwitch security,
            @Lazy List<EngineCompanion> companions) {
        engines.forEach(engine -> this.engines.put(engine.id(), engine));
        this.store = store;
        this.releases = releases;
        this.applier = applier;
        this.staging = staging;
        this.disk = disk;
        this.actor = actor;
        this.onUpdate = onUpdate;
        this.security = security;
        this.companions = companions;
    }

    /** The engines that wait for a commit, in the order in which they would be applied. */
    public List<Pending> pending() {
        List<Pending> pending = new ArrayList<>();
        for (EngineId id : committed()) {
            if (onUpdate.obstacle(id).isPresent()) {
                continue; // Nobody could commit it here.
            }
            Rendered now = rendered(id);
            Optional<Release> running = releases.current(id);
            boolean drifted = disk.drifted(id);
            if (drifted || !now.digest().equals(baseline(id, running))) {
                pending.add(new Pending(id, running, now.files(), drifted, isLocked(id)));
            }
        }
        return pending;
    }

    /** The engines whose saved changes wait for a commit. */
    static List<EngineId> committed() {
        return Arrays.stream(EngineId.values()).filter(EngineId::isCommitted).toList();
    }

    /** Whether an engine waits for a commit. */
    public boolean isPending(EngineId id) {
        return pending().stream().anyMatch(pending -> pending.engine() == id);
    }

    /** Whether an administrator locked it: saved changes wait until it is unlocked. */
    public boolean isLocked(EngineId id) {
        return id == EngineId.HAPROXY && store.read().cluster().layer7Advanced().locked();
    }

    /** Applies these engines, one after the other; others wait for their turn. */
    public Map<EngineId, Outcome> apply(Collection<EngineId> wanted) {
        Map<EngineId, Outcome> outcomes = new LinkedHashMap<>();
        turns(wanted).forEach(id -> outcomes.put(id, apply(id)));
        return outcomes;
    }

    private List<EngineId> turns(Collection<EngineId> wanted) {
        Rendered haproxy = rendered(EngineId.HAPROXY);
        List<ConfigFile> running =
                releases.current(EngineId.STUNNEL).map(Release::files).orElse(List.of());
        return Turns.of(
                wanted.stream().filter(EngineId::isCommitted).toList(),
                haproxy.snapshot().cluster(),
                running,
                haproxy.files(),
                rendered(EngineId.STUNNEL).files());
    }

    public Outcome apply(EngineId id) {
        lock.lock();
        try {
            if (isLocked(id)) {
                return new Outcome.Locked();
            }
            Durations durations = new Durations();
            companions.forEach(companion -> companion.before(id));
            Rendered now = rendered(id);
            Applier.Job job = new Applier.Job(
                    id, now.files(), now.digest(), now.snapshot(), actor.name(), nextNumber(id), disk.drifted(id));
            Outcome outcome = applier.apply(job, step -> {
                progress = new Progress(id, step);
                durations.passed(step);
            });
            LOG.info("{} {} release {} by {} in {}", outcome.name(), id.id(), job.number(), job.by(), durations);
            remember(id, outcome);
            return outcome;
        } catch (HelperFailed e) {
            return new Outcome.Rejected(List.of(String.valueOf(e.getMessage())));
        } finally {
            progress = null;
            lock.unlock();
        }
    }

    public Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    public Map<EngineId, Outcome.Stuck> stuck() {
        return Map.copyOf(stuck);
    }

    /**
     * Makes the configuration of a release the present one again. It is an edit like any other: it waits for a commit.
     *
     * @throws org.lbadmin.model.NotFound when there is no such release
     * @throws org.lbadmin.model.InvalidInput when it does not fit what the machine is today
     */
    public void restore(EngineId engine, int number) {
        Snapshot then = releases.snapshot(engine, number);
        if (engine == EngineId.FALLBACK) {
            store.replace(then.node().fallback());
        } else {
            checkLocks(then.cluster(), store.read().cluster());
            store.replace(then.cluster().withLayer7Locked(isLocked(EngineId.HAPROXY)));
        }
    }

    /** What an old release has as text that root executes may not come back by a detour. */
    private void checkLocks(Cluster then, Cluster now) {
        if (security.mode().locksScripts()) {
            if (!then.layer7Manual().equals(now.layer7Manual())) {
                throw new Locked("manual.locked");
            }
            if (!then.checkScripts().equals(now.checkScripts())) {
                throw new Locked("scripts.locked");
            }
        }
    }

    /** Where a thing of this label is edited: HAProxy may speak of terminations too. */
    String editor(String label) {
        if (store.read().cluster().layer4().stream()
                .anyMatch(known -> known.label().value().equals(label))) {
            return EnginePages.LDIRECTORD.editor();
        }
        boolean service = store.read().cluster().layer7().stream()
                .anyMatch(known -> known.label().value().equals(label));
        return (service ? EnginePages.HAPROXY : EnginePages.STUNNEL).editor();
    }

    /** The virtual service or termination that a line of the checker speaks of. */
    public Optional<String> virtualServiceIn(EngineId id, String line) {
        return CheckerLine.of(line)
                .flatMap(at -> rendered(id).files().stream()
                        .filter(file -> file.path().equals(at.file()))
                        .findFirst()
                        .flatMap(file -> engine(id).virtualServiceAt(file, at.line())));
    }

    /** What somebody else changed in the files of an engine since they went live; empty while a commit is at work. */
    public List<Diffs.Hunk> drift(EngineId id) {
        List<Diffs.Hunk> found = new ArrayList<>();
        exclusivelyIfFree(() -> found.addAll(disk.changes(id)));
        return found;
    }

    /** An engine was seen to run its current release: it is no longer stuck. */
    public void mended(EngineId id) {
        stuck.remove(id);
    }

    /** Does something while nothing is applied, and nothing is applied until it is done. */
    public <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** The same, but not at all while somebody else is at work. */
    public boolean exclusivelyIfFree(Runnable work) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void remember(EngineId id, Outcome outcome) {
        if (outcome instanceof Outcome.Stuck found) {
            stuck.put(id, found);
        } else if (outcome instanceof Outcome.Applied) {
            stuck.remove(id);
            disk.written(id);
        } else if (outcome instanceof Outcome.RolledBack) {
            stuck.remove(id);
        }
    }

    int nextNumber(EngineId id) {
        return Math.max(releases.highest(id), staging.highest(id)) + 1;
    }

    private String baseline(EngineId id, Optional<Release> running) {
        return running.map(Release::digest)
                .orElseGet(() -> Digests.of(engine(id).render(store.empty())));
    }

    private Rendered rendered(EngineId id) {
        Snapshot snapshot = store.read();
        Rendered known = rendered.get(id);
        if (known != null && known.snapshot() == snapshot) {
            return known;
        }
        List<ConfigFile> files = engine(id).render(snapshot);
        Rendered fresh = new Rendered(snapshot, files, Digests.of(files));
        rendered.put(id, fresh);
        return fresh;
    }

    private Engine engine(EngineId id) {
        return java.util.Objects.requireNonNull(engines.get(id));
    }
}

package org.lbadmin.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.lbadmin.live.HaproxySocket.Text;
import org.lbadmin.live.LiveState.EngineState;
import org.lbadmin.live.LiveState.ProcessInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks HAProxy for everybody: one state, as old as it may be. Each reading also puts right the servers that HAProxy
 * forgot the operator's word for.
 */
@Component
class Collector {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(5);
    /** A reading may take a tenth of the time, no more. */
    private static final int SHARE = 10;

    private static final long HANGS = TimeUnit.SECONDS.toNanos(1);
    /** While HAProxy reloads there are moments without an answer; they are no news. Silence is not asked again. */
    private static final int RETRIES = 3;

    private final HaproxySocket socket;
    private final EngineWatch engine;
    private final OperatorMemory memory;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile LiveState state = LiveState.unreachable(Instant.EPOCH, 0, EngineState.UNKNOWN);
    private volatile long readAt = System.nanoTime() - SLOW.toNanos();
    private volatile long took;
    private volatile long lastAsked = readAt;

    Collector(HaproxySocket socket, EngineWatch engine, OperatorMemory memory, Clock clock) {
        this.socket = socket;
        this.engine = engine;
        this.memory = memory;
        this.clock = clock;
    }

    /** The last reading; read anew where it is old, or another process answers than then. */
    LiveState now() {
        lastAsked = System.nanoTime();
        LiveState known = state;
        return age() >= interval() || !certain(known) ? read(known) : known;
    }

    /**
     * Whether the process that answered then still answers, or none does and it is known why. One that hangs is not
     * asked twice within the interval: whoever asks would wait.
     */
    private boolean certain(LiveState known) {
        if (known.reachable()) {
            return sameProcess(known);
        }
        return known.engine() != EngineState.UNKNOWN && (took > HANGS || sameProcess(known));
    }

    LiveState last() {
        return state;
    }

    /** Runs after every reading, on the thread that read. */
    Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Whether somebody looks: an open stream, or a question in the last ten seconds. */
    boolean watched() {
        return !listeners.isEmpty() || System.nanoTime() - lastAsked < 2 * SLOW.toNanos();
    }

    /** Nanoseconds until the next reading is due. */
    long due() {
        long pause = watched() || !state.reachable() ? interval() : Math.max(SLOW.toNanos(), interval());
        return pause - age();
    }

    /** Whether something is remembered of servers that HAProxy does not have yet: they come with the next commit. */
    boolean awaits() {
        return memory.all().entrySet().stream()
                .anyMatch(e -> e.getValue() != OperatorState.ONLINE
                        && state.reachable()
                        && state.server(e.getKey()).isEmpty());
    }

    boolean sameProcess(LiveState known) {
        Optional<ProcessInfo> process = socket.ask("show info") instanceof Text info
                ? Reading.process(info.text(), clock.instant())
                : Optional.empty();
        return process.map(ProcessInfo::pid)
                .equals(Optional.ofNullable(known.process()).map(ProcessInfo::pid));
    }

    /** Reads unless somebody else did so since {@code known}. */
    LiveState read(LiveState known) {
        LiveState fresh = exclusively(() -> state == known ? read() : state);
        announce();
        return fresh;
    }

    /** What is told to HAProxy and what is read from it keep their order. */
    private <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Tells HAProxy, and makes the server's new state visible before the next reading. */
    Commands.Result tell(ServerName name, OperatorState wanted) {
        Commands.Result result = exclusively(() -> {
            Commands.Result told = Commands.tell(socket, name, wanted);
            if (told == Commands.Result.DONE) {
                state = told(state, name, wanted);
            }
            return told;
        });
        announce();
        return result;
    }

    /** Never while the lock is held: listeners have locks of their own. */
    private void announce() {
        listeners.forEach(Runnable::run);
    }

    private static LiveState told(LiveState state, ServerName name, OperatorState operator) {
        return state.server(name)
                .map(server -> state.with(name, server.with(operator)))
                .orElse(state);
    }

    private LiveState read() {
        long start = System.nanoTime();
        Instant at = clock.instant();
        LiveState before = state;
        Optional<LiveState> answered = ask(at, before);
        for (int again = 0; answered.isEmpty() && before.reachable() && again < RETRIES && !hangs(start); again++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            answered = ask(at, before);
        }
        LiveState fresh = answered.orElseGet(() -> silent(at, before));
        took = System.nanoTime() - start;
        if (fresh.reachable() != before.reachable() && before.seq() > 0) {
            LOG.info(fresh.reachable() ? "HAProxy answers again" : "HAProxy cannot be asked");
        }
        state = fresh.reachable() ? reconciled(steadied(fresh, before)) : fresh;
        readAt = System.nanoTime();
        return state;
    }

    private static boolean hangs(long start) {
        return System.nanoTime() - start > HANGS;
    }

    /** Empty also where half an answer came, from a process that just ended. */
    private Optional<LiveState> ask(Instant at, LiveState before) {
        try {
            return socket.ask(Reading.COMMANDS) instanceof Text text
                    ? Optional.of(Reading.read(text.text(), at, before.seq() + 1))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            LOG.debug("HAProxy did not answer in full: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private LiveState silent(Instant at, LiveState before) {
        EngineState known = watched() ? engine.look() : EngineState.UNKNOWN;
        return LiveState.unreachable(at, before.seq() + 1, known);
    }

    private static LiveState steadied(LiveState fresh, LiveState before) {
        Map<String, LiveVip> vips = new LinkedHashMap<>(fresh.vips());
        vips.replaceAll((label, vip) -> {
            LiveVip old = before.vips().get(label);
            if (old == null) {
                return vip;
            }
            Map<String, LiveServer> servers = new LinkedHashMap<>(vip.servers());
            servers.replaceAll((rip, server) -> old.servers().containsKey(rip)
                    ? server.steadied(old.servers().get(rip))
                    : server);
            return new LiveVip(vip.connections(), servers);
        });
        return new LiveState(fresh.at(), fresh.seq(), fresh.process(), fresh.engine(), vips);
    }

    private LiveState reconciled(LiveState fresh) {
        LiveState result = fresh;
        for (Map.Entry<ServerName, OperatorState> entry : memory.all().entrySet()) {
            Optional<LiveServer> server = fresh.server(entry.getKey());
            OperatorState wanted = entry.getValue();
            if (server.isPresent() && server.get().operator() != wanted) {
                LOG.info(
                        "HAProxy had {} as {}; set to {} again",
                        entry.getKey(),
                        server.get().operator(),
                        wanted);
                if (Commands.tell(socket, entry.getKey(), wanted) == Commands.Result.DONE) {
                    result = told(result, entry.getKey(), wanted);
                }
            }
        }
        return result;
    }

    private long age() {
        return System.nanoTime() - readAt;
    }

    private long interval() {
        if (!state.reachable()) {
            return Math.min(SLOW.toNanos(), Math.max(QUICK.toNanos() / 2, took * SHARE));
        }
        return Math.min(SLOW.toNanos(), Math.max(QUICK.toNanos(), took * SHARE));
    }
}

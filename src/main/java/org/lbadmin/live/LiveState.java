package org.lbadmin.live;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs, at one moment; immutable.
 *
 * @param process null while HAProxy cannot be asked
 * @param engine whether HAProxy runs at all; looked up only while it cannot be asked
 * @param vips the virtual services that HAProxy has, by label
 */
public record LiveState(
        Instant at, long seq, @Nullable ProcessInfo process, EngineState engine, Map<String, LiveVip> vips) {

    /** The process that answered. */
    public record ProcessInfo(long pid, Instant since, String version) {}

    /** What the helper says of HAProxy. */
    public enum EngineState {
        RUNNING,
        STOPPED,
        DEAD,
        /** Nothing was applied yet. */
        NEVER,
        UNKNOWN
    }

    public LiveState {
        vips = Collections.unmodifiableMap(vips);
    }

    static LiveState unreachable(Instant at, long seq, EngineState engine) {
        return new LiveState(at, seq, null, engine, Map.of());
    }

    /** Whether HAProxy answered. */
    public boolean reachable() {
        return process != null;
    }

    public Optional<LiveServer> server(ServerName name) {
        return Optional.ofNullable(vips.get(name.vip()))
                .map(vip -> vip.servers().get(name.rip()));
    }

    LiveState with(ServerName name, LiveServer server) {
        LiveVip vip = vips.get(name.vip());
        if (vip == null) {
            return this;
        }
        Map<String, LiveVip> changed = new LinkedHashMap<>(vips);
        changed.put(name.vip(), vip.with(name.rip(), server));
        return new LiveState(at, seq, process, engine, changed);
    }
}

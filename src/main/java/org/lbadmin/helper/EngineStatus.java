package org.lbadmin.helper;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an engine is at the moment.
 *
 * @param pid its first process; null where it does not run
 * @param since when the process that serves was started, by a start or by a reload; null where it does not run
 * @param release the current release on disk; 0 for none
 */
public record EngineStatus(
        State state, @Nullable Long pid, @Nullable Instant since, int release) {
    /** What the helper tells apart. */
    public enum State {
        RUNNING,
        /** An administrator stopped it. */
        STOPPED,
        /** It should run, and does not. */
        DEAD,
        /** It has no release to run. */
        NEVER,
        /** Its release has nothing to run. */
        IDLE,
        /** The helper does not say. */
        UNKNOWN
    }

    /** Reads the answer to {@link HelperCall.Status}. */
    public static EngineStatus of(HelperResult answer) {
        Map<String, String> values = answer.lines().stream()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2 && !pair[1].isBlank())
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].strip(), (first, last) -> last));
        String pid = values.get("pid");
        String since = values.get("since");
        return new EngineStatus(
                state(values.getOrDefault("state", "")),
                pid == null ? null : Long.valueOf(pid),
                since == null ? null : Instant.ofEpochSecond(Long.parseLong(since)),
                Integer.parseInt(values.getOrDefault("release", "0")));
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    private static State state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(State.UNKNOWN);
    }
}

package org.lbadmin.live;

import java.time.Instant;

/**
 * What HAProxy says of one real server.
 *
 * @param health what its checks say, also while it is drained or halted
 * @param check the last result of the check such as {@code L7STS/503}; empty where there are no checks
 * @param since when it came up or went down
 */
public record LiveServer(
        Health health, OperatorState operator, int connections, int weight, String check, Instant since) {
    /** What the checks say. */
    public enum Health {
        UP,
        DOWN,
        NO_CHECK
    }

    LiveServer with(OperatorState wanted) {
        return new LiveServer(health, wanted, connections, weight, check, since);
    }

    /** HAProxy counts whole seconds; the moment computed from them must not tremble. */
    LiveServer steadied(LiveServer before) {
        long apart = Math.abs(before.since.toEpochMilli() - since.toEpochMilli());
        return apart > 2000 ? this : new LiveServer(health, operator, connections, weight, check, before.since);
    }
}

package org.lbadmin.overview;

import org.jspecify.annotations.Nullable;

/**
 * A real server as it is now.
 *
 * @param port null: the port the client used
 * @param weight what it counts now: 0 while it is drained or halted
 * @param detail what its check said last, and since when it is not up; empty where there is nothing to say
 */
record RealServer(
        String label,
        String ipAddress,
        @Nullable Integer port,
        int weight,
        int connections,
        State state,
        String detail) {}

package org.lbadmin.overview;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lbadmin.live.LiveState.EngineState;

/**
 * Everything the System Overview shows, at one moment.
 *
 * @param seq grows with every change; a stream goes on after it
 * @param reachable whether HAProxy answered
 */
record View(Instant at, long seq, boolean reachable, EngineState engine, List<VirtualService> virtualServices) {
    Optional<VirtualService> find(String label) {
        return virtualServices.stream().filter(v -> v.label().equals(label)).findFirst();
    }

    /** How many virtual services are in each state; states of none are left out. */
    Map<State, Integer> totals() {
        Map<State, Integer> totals = new EnumMap<>(State.class);
        virtualServices.forEach(vip -> totals.merge(vip.state(), 1, Integer::sum));
        return totals;
    }
}

package org.lbadmin.model;

import java.util.List;
import java.util.Optional;

/** Takes what is stored live at once, for rooms whose pages have no commit step. Answered by the room that commits. */
public interface TakesEffect {
    /** How that ended. */
    enum Result {
        APPLIED,
        UNCHANGED,
        /** The engine's checker refused it; what ran goes on, and the change waits in the Commit changes box. */
        REJECTED,
        ROLLED_BACK,
        STUCK,
        /** This machine cannot run the engine; the change is stored. */
        UNAVAILABLE,
        /** Whoever made the change asked to take it live later. */
        LATER
    }

    /** @param lines the engine's own words, or why it cannot run here */
    record Effect(Result result, List<String> lines) {
        public Effect {
            lines = List.copyOf(lines);
        }

        /** Whether the engine now runs what the pages show. */
        public boolean good() {
            return result == Result.APPLIED || result == Result.UNCHANGED;
        }
    }

    /** Renders, checks, and takes live; on failure the release before goes on. */
    Effect now(EngineId engine);

    /** Why this machine cannot run an engine; empty where it can. */
    Optional<String> obstacle(EngineId engine);
}

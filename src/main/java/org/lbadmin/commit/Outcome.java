package org.lbadmin.commit;

import java.util.List;

/** How a commit ended. What was edited stays stored in every case. */
public sealed interface Outcome {
    /** The name scripts know. */
    String name();

    /** What to tell, a line each; often the engine's own words. */
    List<String> lines();

    /** The new release is live; the engine may have warned. */
    record Applied(int release, List<String> lines) implements Outcome {
        @Override
        public String name() {
            return "APPLIED";
        }
    }

    /** The engine runs this configuration already. */
    record Unchanged(int release) implements Outcome {
        @Override
        public String name() {
            return "UNCHANGED";
        }

        @Override
        public List<String> lines() {
            return List.of();
        }
    }

    /** The engine's checker refused it; live is untouched. */
    record Rejected(List<String> lines) implements Outcome {
        @Override
        public String name() {
            return "REJECTED";
        }
    }

    /** It is locked: nothing was tried, and what runs is untouched. */
    record Locked() implements Outcome {
        @Override
        public String name() {
            return "LOCKED";
        }

        @Override
        public List<String> lines() {
            return List.of();
        }
    }

    /** It failed when it went live; the release before runs again. */
    record RolledBack(List<String> lines) implements Outcome {
        @Override
        public String name() {
            return "ROLLED_BACK";
        }
    }

    /** It failed when it went live, and the release before could not be brought back. */
    record Stuck(List<String> lines) implements Outcome {
        @Override
        public String name() {
            return "STUCK";
        }
    }

    /** Whether the engine now runs what the pages show. */
    default boolean good() {
        return this instanceof Applied || this instanceof Unchanged;
    }
}

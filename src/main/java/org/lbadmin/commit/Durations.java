package org.lbadmin.commit;

import java.util.Locale;

/** How long each step of a commit took, for the log. */
final class Durations {
    private static final int NANOS_A_MILLI = 1_000_000;

    private final long began = System.nanoTime();
    private final StringBuilder steps = new StringBuilder();
    private long last = began;

    void passed(Step step) {
        long now = System.nanoTime();
        steps.append(steps.isEmpty() ? "" : ", ")
                .append(step.name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append((now - last) / NANOS_A_MILLI);
        last = now;
    }

    /** Such as {@code 310 ms (rendered 12, checked 140, installed 20, switched 15, reloaded 110, live 13)}. */
    @Override
    public String toString() {
        return (System.nanoTime() - began) / NANOS_A_MILLI + " ms (" + steps + ")";
    }
}

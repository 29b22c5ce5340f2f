package org.lbadmin.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the watch remembers of one engine: its deaths, and when it may be started again. */
final class Vigil {
    static final Duration SHOWN = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration CALM = Duration.ofMinutes(2);
    private static final int MOST = 1000;

    private final Deque<Instant> deaths = new ArrayDeque<>();
    private int inARow;
    private boolean down;
    private Instant next = Instant.EPOCH;
    private Instant started = Instant.EPOCH;
    private @Nullable List<String> refusal;

    /** What to tell about it: how often it died within the last hour, and why it does not start, if so. */
    record Report(int deaths, Instant last, @Nullable List<String> refusal) {}

    /** It is seen dead. True when it may be started now. */
    synchronized boolean dead(Instant now) {
        if (!down) {
            down = true;
            inARow = started.plus(CALM).isBefore(now) ? 1 : inARow + 1;
            next = now.plus(pause(inARow));
            deaths.addLast(now);
            if (deaths.size() > MOST) {
                deaths.removeFirst();
            }
        }
        return !now.isBefore(next);
    }

    synchronized void started(Instant now) {
        down = false;
        refusal = null;
        started = now;
    }

    /** It did not start. True when that is news. */
    synchronized boolean refused(Instant now, List<String> words) {
        boolean news = refusal == null;
        refusal = List.copyOf(words);
        inARow++;
        next = now.plus(pause(inARow));
        return news;
    }

    /** Somebody else started or stopped it: there is nothing to mend, and what was is forgiven. */
    synchronized void fine() {
        down = false;
        inARow = 0;
        refusal = null;
    }

    synchronized @Nullable Report report(Instant now) {
        while (!deaths.isEmpty() && !down && deaths.getFirst().plus(SHOWN).isBefore(now)) {
            deaths.removeFirst();
        }
        return deaths.isEmpty() ? null : new Report(deaths.size(), deaths.getLast(), refusal);
    }

    /** None at first, then 1 s, 2 s, 4 s and so on up to a minute. */
    static Duration pause(int inARow) {
        if (inARow <= 1) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(inARow - 2, 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}

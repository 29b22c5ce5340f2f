package org.lbadmin.graphs;

import java.util.List;

/**
 * What is remembered together, in one file of fixed size.
 *
 * @param step seconds between two figures
 * @param sources the figures
 * @param archives how long and how finely they are kept
 */
record Family(int step, List<Source> sources, List<Archive> archives) {

    /** @param counts whether the figure only grows, and its growth per second is what is drawn */
    record Source(String name, boolean counts) {}

    /** @param steps how many steps one row is the average of */
    record Archive(int steps, int rows) {}

    /** An hour in steps of 10 seconds, a day in minutes, a week in 10 minutes, a month in hours, a year in half days. */
    static final Family MACHINE = new Family(
            10,
            List.of(
                    new Source("rx", true),
                    new Source("tx", true),
                    new Source("load1", false),
                    new Source("load5", false),
                    new Source("load15", false),
                    new Source("memory", false),
                    new Source("cpu", false),
                    new Source("disk", false)),
            List.of(
                    new Archive(1, 370),
                    new Archive(6, 1450),
                    new Archive(60, 1020),
                    new Archive(360, 750),
                    new Archive(4320, 735)));

    /** An hour in minutes, a day in 5 minutes, a week in half hours, a month in 2 hours, a year in days. */
    static final Family SERVICE = new Family(
            60,
            List.of(
                    new Source("connections", false),
                    new Source("sessions", true),
                    new Source("in", true),
                    new Source("out", true),
                    new Source("errors", true),
                    new Source("response", false)),
            List.of(
                    new Archive(1, 65),
                    new Archive(5, 292),
                    new Archive(30, 340),
                    new Archive(120, 376),
                    new Archive(1440, 370)));
}

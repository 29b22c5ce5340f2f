package org.lbadmin.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as pages show them: ISO date, time and zone of the appliance. */
public final class Times {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Times() {}

    public static String shown(Instant at) {
        return FULL.format(at.atZone(ZoneId.systemDefault()));
    }

    /** The zone of all of them, by its name. */
    public static String zone() {
        return ZoneId.systemDefault().getId();
    }

    /** Only the day, for what lasts for months. */
    public static String day(Instant at) {
        return at.atZone(ZoneId.systemDefault()).toLocalDate().toString();
    }

    /** Only the time of the day, for what happened within the last hours. */
    public static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }
}

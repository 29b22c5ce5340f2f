package org.lbadmin.web;

import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Marks a message for the person at the console, which must not stand in a log that others read. */
public final class ConsoleOnly {
    public static final Marker MARKER = MarkerFactory.getMarker("CONSOLE_ONLY");

    private ConsoleOnly() {}
}

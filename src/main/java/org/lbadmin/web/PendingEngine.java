package org.lbadmin.web;

/** An engine that waits for a commit, as the Commit changes box shows it. */
public record PendingEngine(
        String engine,
        String engineLabel,
        String button,
        int changes,
        String by,
        String cost,
        boolean drifted,
        boolean locked,
        String changesHref) {}

package org.lbadmin.live;

import java.util.Locale;

/** What an operator wants of a real server, whatever its health. */
public enum OperatorState {
    /** Takes traffic while it is healthy. */
    ONLINE("ready"),
    /** Gets no new connection; open and persistent ones may go on. */
    DRAINED("drain"),
    /** Gets nothing; open connections are cut. */
    HALTED("maint");

    private final String word;

    OperatorState(String word) {
        this.word = word;
    }

    /** HAProxy's word for it (management guide, "set server"). */
    String word() {
        return word;
    }

    /** The word of paths and scripts: {@code online}, {@code drain}, {@code halt}. */
    public String verb() {
        return switch (this) {
            case ONLINE -> "online";
            case DRAINED -> "drain";
            case HALTED -> "halt";
        };
    }

    /** How it stands in the audit trail. */
    String document() {
        return String.format(Locale.ROOT, "{\"state\":\"%s\"}", name());
    }
}

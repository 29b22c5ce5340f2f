package org.lbadmin.explain;

import java.util.List;

/**
 * One step on the way of a request.
 *
 * @param title what is decided here
 * @param sentence how, and why
 * @param lines the lines of haproxy.cfg that say so
 */
record Step(String title, String sentence, List<String> lines) {
    Step {
        lines = List.copyOf(lines);
    }
}

package org.lbadmin.probe;

import java.util.List;
import org.lbadmin.model.Problem;

/**
 * What came of one health check.
 *
 * @param server the label of the real server
 * @param place the address and port that were asked
 * @param up whether the server counts as up
 * @param why why it does or does not
 * @param sent what was sent, readable; empty where nothing is
 * @param received the beginning of what came back, readable
 * @param millis how long it took
 */
public record ProbeResult(
        String server, String place, boolean up, Problem why, List<String> sent, List<String> received, long millis) {
    public ProbeResult {
        sent = List.copyOf(sent);
        received = List.copyOf(received);
    }
}

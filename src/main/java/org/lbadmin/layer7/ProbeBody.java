package org.lbadmin.layer7;

import java.util.List;
import org.lbadmin.probe.ProbeResult;
import org.lbadmin.web.Texts;

/**
 * What came of one health check.
 *
 * @param place the address and port that were asked
 * @param why why the server counts as up or down
 * @param sent what was sent, a line each
 * @param received the beginning of what came back
 */
public record ProbeBody(
        String realServer,
        String place,
        boolean up,
        String why,
        List<String> sent,
        List<String> received,
        long millis) {
    /** With why in a sentence. */
    public static ProbeBody of(ProbeResult result, Texts texts) {
        return new ProbeBody(
                result.server(),
                result.place(),
                result.up(),
                texts.sentence(result.why()),
                result.sent(),
                result.received(),
                result.millis());
    }
}

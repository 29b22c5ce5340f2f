package org.lbadmin.live;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.live.LiveState.EngineState;
import org.lbadmin.model.EngineId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the helper why HAProxy does not answer; a process each time, so at most every two seconds. */
@Component
class EngineWatch {
    private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);
    private static final String STATE = "state=";

    private final Helper helper;
    private EngineState last = EngineState.UNKNOWN;
    private long at = System.nanoTime() - TimeUnit.DAYS.toNanos(1);

    EngineWatch(Helper helper) {
        this.helper = helper;
    }

    synchronized EngineState look() {
        if (System.nanoTime() - at > TimeUnit.SECONDS.toNanos(2)) {
            last = ask();
            at = System.nanoTime();
        }
        return last;
    }

    private EngineState ask() {
        try {
            return helper.run(new HelperCall.Status(EngineId.HAPROXY)).lines().stream()
                    .filter(line -> line.startsWith(STATE))
                    .map(line -> state(line.substring(STATE.length())))
                    .findFirst()
                    .orElse(EngineState.UNKNOWN);
        } catch (HelperFailed e) {
            LOG.warn("The state of HAProxy is not known: {}", e.getMessage());
            return EngineState.UNKNOWN;
        }
    }

    private static EngineState state(String word) {
        try {
            return EngineState.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return EngineState.UNKNOWN;
        }
    }
}

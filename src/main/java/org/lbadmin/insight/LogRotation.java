package org.lbadmin.insight;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has full parts of all logs put away, packed, every half minute; the oldest go when there are too many. */
@Component
class LogRotation {
    private static final Logger LOG = LoggerFactory.getLogger(LogRotation.class);
    private static final int SECONDS = 30;

    private final Helper helper;
    private final HelperCall.LogRotate call;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "log-rotation");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param megabytes of a part, before it is packed
     * @param keep parts of each log
     * @param free what the disk shall have left, in MiB; below it the oldest parts go first
     */
    LogRotation(
            Helper helper,
            @Value("${lbadmin.logs.megabytes}") int megabytes,
            @Value("${lbadmin.logs.keep}") int keep,
            @Value("${lbadmin.logs.free}") int free) {
        this.helper = helper;
        this.call = new HelperCall.LogRotate(megabytes, keep, free);
    }

    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        rounds.scheduleWithFixedDelay(this::round, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        rounds.shutdownNow();
    }

    private void round() {
        try {
            helper.run(call).lines().forEach(LOG::warn);
        } catch (RuntimeException e) {
            // An exception would end all later rounds.
            LOG.error("The logs were not rotated", e);
        }
    }
}

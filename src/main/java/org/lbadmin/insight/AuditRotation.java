package org.lbadmin.insight;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets the oldest lines of the audit trail once there are too many, every hour. */
@Component
class AuditRotation {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRotation.class);

    private final Audit audit;
    private final long keep;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "audit-rotation");
        thread.setDaemon(true);
        return thread;
    });

    /** @param keep lines */
    AuditRotation(Audit audit, @Value("${lbadmin.audit.keep}") long keep) {
        this.audit = audit;
        this.keep = keep;
    }

    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        rounds.scheduleWithFixedDelay(this::round, 1, 60, TimeUnit.MINUTES);
    }

    @PreDestroy
    void end() {
        rounds.shutdownNow();
    }

    private void round() {
        try {
            int gone = audit.forget(keep);
            if (gone > 0) {
                LOG.info("The oldest {} lines of the audit trail are gone; {} are kept", gone, keep);
            }
        } catch (RuntimeException e) {
            // An exception would end all later rounds.
            LOG.error("The audit trail was not shortened", e);
        }
    }
}

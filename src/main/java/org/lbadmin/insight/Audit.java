package org.lbadmin.insight;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.lbadmin.model.Actor;
import org.lbadmin.model.ChangeLog;
import org.lbadmin.model.ConfigurationChanged;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit trail: every change, kept in the transaction of the change itself. */
@Service
public class Audit implements ChangeLog {
    private final AuditRows rows;
    private final Actor actor;
    private final Clock clock;

    Audit(AuditRows rows, Actor actor, Clock clock) {
        this.rows = rows;
        this.actor = actor;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ConfigurationChanged change) {
        rows.save(new AuditRow(clock.instant(), actor, change));
    }

    @Override
    public List<String> changedBy(Instant since) {
        return rows.changedBy(since);
    }

    /** The newest first. */
    List<AuditRow> newest(int limit) {
        return rows.findAllByOrderByIdDesc(Limit.of(limit));
    }
}

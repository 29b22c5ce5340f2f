package org.lbadmin.upkeep;

import org.jspecify.annotations.Nullable;
import org.lbadmin.helper.EngineStatus;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who started, stopped, restarted or reloaded an engine, for the audit trail. */
@Component
class ServiceTrail {
    static final String KIND = "kind.service";

    private final Records records;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    /** What the audit trail keeps of an engine before and after. */
    record Trace(
            EngineStatus.State state,
            @Nullable String pid,
            int release,
            @Nullable String action,
            @Nullable String outcome) {}

    ServiceTrail(Records records, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.records = records;
        this.events = events;
        this.transaction = transaction;
    }

    void keep(EngineId engine, Action action, EngineStatus before, EngineStatus after, String outcome) {
        String old = records.text(trace(before, null, null));
        String now = records.text(trace(after, action.name(), outcome));
        transaction.executeWithoutResult(
                status -> events.publishEvent(new ConfigurationChanged(KIND, engine.id(), old, now, false)));
    }

    private static Trace trace(EngineStatus status, @Nullable String action, @Nullable String outcome) {
        String pid = status.pid() == null ? null : status.pid().toString();
        return new Trace(status.state(), pid, status.release(), action, outcome);
    }
}

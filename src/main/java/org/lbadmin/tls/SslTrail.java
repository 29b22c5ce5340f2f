package org.lbadmin.tls;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit trail what changed in the terminations, inside the transaction of the change. */
@Component
class SslTrail {
    private final Records records;
    private final ApplicationEventPublisher events;

    SslTrail(Records records, ApplicationEventPublisher events) {
        this.records = records;
        this.events = events;
    }

    void changed(@Nullable SslTermination before, @Nullable SslTermination after) {
        SslTermination named = after == null ? before : after;
        events.publishEvent(new ConfigurationChanged(
                Terminations.KIND,
                named == null ? "" : named.label().value(),
                before == null ? null : records.text(before),
                after == null ? null : records.text(after),
                true));
    }

    void changed(SslAdvanced before, SslAdvanced after) {
        events.publishEvent(new ConfigurationChanged(
                Terminations.KIND_ADVANCED, "", records.text(before), records.text(after), true));
    }

    /** Between two whole states. */
    void differences(Terminations.State before, Terminations.State after) {
        Map<Label, SslTermination> old = byLabel(before.terminations());
        Map<Label, SslTermination> made = byLabel(after.terminations());
        before.terminations().stream().filter(t -> !made.containsKey(t.label())).forEach(t -> changed(t, null));
        after.terminations().stream()
                .filter(t -> !t.equals(old.get(t.label())))
                .forEach(t -> changed(old.get(t.label()), t));
        if (!after.advanced().equals(before.advanced())) {
            changed(before.advanced(), after.advanced());
        }
    }

    private static Map<Label, SslTermination> byLabel(List<SslTermination> terminations) {
        return terminations.stream().collect(Collectors.toMap(SslTermination::label, Function.identity()));
    }
}

package org.lbadmin.layer7;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.web.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells everybody who listens, the audit trail first of all, what of layer 7 was changed. */
@Component
class L7Changes {
    private final Records records;
    private final ApplicationEventPublisher events;

    L7Changes(Records records, ApplicationEventPublisher events) {
        this.records = records;
        this.events = events;
    }

    /**
     * @param before null for one that was added
     * @param after null for one that was removed
     */
    void changed(@Nullable L7VirtualService before, @Nullable L7VirtualService after) {
        L7VirtualService named = after == null ? before : after;
        events.publishEvent(new ConfigurationChanged(
                Layer7.KIND,
                named == null ? "" : named.label().value(),
                before == null ? null : records.text(before),
                after == null ? null : records.text(after),
                true));
    }

    void changed(L7Advanced before, L7Advanced after) {
        events.publishEvent(
                new ConfigurationChanged(Layer7.KIND_ADVANCED, "", records.text(before), records.text(after), true));
    }

    /** All that is different when one whole configuration takes the place of another. */
    void differences(Layer7.State before, Layer7.State after) {
        before.services().stream()
                .filter(old ->
                        after.services().stream().noneMatch(s -> s.label().equals(old.label())))
                .forEach(old -> changed(old, null));
        for (L7VirtualService service : after.services()) {
            L7VirtualService old = before.services().stream()
                    .filter(s -> s.label().equals(service.label()))
                    .findFirst()
                    .orElse(null);
            if (!service.equals(old)) {
                changed(old, service);
            }
        }
        if (!after.advanced().equals(before.advanced())) {
            changed(before.advanced(), after.advanced());
        }
    }
}

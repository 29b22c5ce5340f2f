package org.lbadmin.fallback;

import org.lbadmin.model.EngineId;
import org.lbadmin.model.TakesEffect;
import org.lbadmin.model.TakesEffect.Effect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A fresh appliance has a fallback page before anybody has seen the page where it is written. */
@Component
class FallbackAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackAtStart.class);

    private final TakesEffect takesEffect;
    private final boolean wanted;

    FallbackAtStart(TakesEffect takesEffect, @Value("${lbadmin.fallback.at-start:true}") boolean wanted) {
        this.takesEffect = takesEffect;
        this.wanted = wanted;
    }

    /** After the recovery, which brings up what was live before. */
    @Order(3)
    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        if (wanted) {
            Effect effect = takesEffect.now(EngineId.FALLBACK);
            if (!effect.good()) {
                LOG.warn("The fallback page is not live: {}", String.join(" ", effect.lines()));
            }
        }
    }
}

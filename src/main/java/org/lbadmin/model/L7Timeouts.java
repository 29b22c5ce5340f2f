package org.lbadmin.model;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.Span;

/**
 * Idle times of this virtual service; while not enabled those of the advanced configuration hold.
 *
 * @param tunnel idle time after an upgrade to WebSocket, and of any connection in TCP Mode that has passed data both
 *     ways; null: the other two hold on
 */
public record L7Timeouts(
        @Advanced boolean enabled,

        @Advanced @OnlyWhen(field = "timeouts.enabled", is = "true") @OnlyWhen(field = "backendOnly", is = "false")
        Span client,

        @Advanced @OnlyWhen(field = "timeouts.enabled", is = "true")
        Span realServer,

        @Advanced @Nullable Span tunnel) {
    public static L7Timeouts defaults() {
        return new L7Timeouts(false, new Span("12h"), new Span("12h"), null);
    }
}

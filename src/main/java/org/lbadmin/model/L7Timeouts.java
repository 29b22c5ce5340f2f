package org.lbadmin.model;

import org.lbadmin.model.value.Span;

/** Idle times of this virtual service; while not enabled those of the advanced configuration hold. */
public record L7Timeouts(
        @Advanced boolean enabled,

        @Advanced @OnlyWhen(field = "timeouts.enabled", is = "true")
        Span client,

        @Advanced @OnlyWhen(field = "timeouts.enabled", is = "true")
        Span realServer) {
    public static L7Timeouts defaults() {
        return new L7Timeouts(false, new Span("12h"), new Span("12h"));
    }
}

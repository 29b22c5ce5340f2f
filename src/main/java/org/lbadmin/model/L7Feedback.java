package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Whether real servers say themselves how much they can take, through an agent that answers on a port of theirs. */
public record L7Feedback(
        Method method,

        @OnlyWhen(field = "feedback.method", is = "AGENT") @Min(1) @Max(65535)
        int port) {

    /** Ways to ask. */
    public enum Method {
        NONE,
        AGENT
    }

    public static L7Feedback defaults() {
        return new L7Feedback(Method.NONE, 3333);
    }
}

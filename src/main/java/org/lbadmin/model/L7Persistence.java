package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.lbadmin.model.value.Span;

/** How a returning client is kept on the same real server. */
public record L7Persistence(
        Mode mode,

        @OnlyWhen(field = "persistence.mode", is = "SOURCE_IP")
        Span timeout,

        @OnlyWhen(field = "persistence.mode", is = "SOURCE_IP") @Min(1) @Max(1_000_000)
        int tableSize,

        @OnlyWhen(field = "persistence.mode", is = "HTTP_COOKIE") @Pattern(regexp = COOKIE_NAME)
        String cookieName) {

    /** A token of RFC 9110, section 5.6.2, up to 64 characters. */
    static final String COOKIE_NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}";

    /** Ways to remember a client. */
    public enum Mode {
        NONE,
        HTTP_COOKIE,
        SOURCE_IP
    }

    /** Thirty minutes, room for 10240 k entries as the appliance counts them. */
    public static L7Persistence defaults(L7Protocol protocol) {
        Mode mode = protocol == L7Protocol.HTTP ? Mode.HTTP_COOKIE : Mode.SOURCE_IP;
        return new L7Persistence(mode, new Span("30m"), 10240, "SERVERID");
    }
}

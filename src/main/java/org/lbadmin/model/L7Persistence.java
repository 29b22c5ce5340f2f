package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.Span;

/**
 * How a returning client is kept on the same real server.
 *
 * @param cookieMaxIdle a browser's cookie not used for so long does not count; null: until the browser is closed
 * @param cookieMaxLife a browser's cookie older than this does not count; null: no limit
 * @param xffPosition which address of X-Forwarded-For is the client: 1 the first, -1 the last, -2 the one before
 * @param clearOnDrain whether draining a real server also forgets who was on it
 */
public record L7Persistence(
        Mode mode,

        @OnlyWhen(
                field = "persistence.mode",
                is = {
                    "HTTP_COOKIE_AND_SOURCE_IP",
                    "APPLICATION_COOKIE",
                    "X_FORWARDED_FOR_AND_SOURCE_IP",
                    "SOURCE_IP",
                    "SSL_SESSION_ID",
                    "RDP_CLIENT_COOKIE"
                })
        Span timeout,

        @OnlyWhen(
                field = "persistence.mode",
                is = {
                    "HTTP_COOKIE_AND_SOURCE_IP",
                    "APPLICATION_COOKIE",
                    "X_FORWARDED_FOR_AND_SOURCE_IP",
                    "SOURCE_IP",
                    "SSL_SESSION_ID",
                    "RDP_CLIENT_COOKIE"
                })
        @Min(1)
        @Max(1_000_000)
        int tableSize,

        @OnlyWhen(
                field = "persistence.mode",
                is = {"HTTP_COOKIE", "HTTP_COOKIE_AND_SOURCE_IP", "APPLICATION_COOKIE"})
        @Pattern(regexp = COOKIE_NAME)
        String cookieName,

        @Advanced
        @OnlyWhen(
                field = "persistence.mode",
                is = {"HTTP_COOKIE", "HTTP_COOKIE_AND_SOURCE_IP"})
        @Nullable
        Span cookieMaxIdle,

        @Advanced
        @OnlyWhen(
                field = "persistence.mode",
                is = {"HTTP_COOKIE", "HTTP_COOKIE_AND_SOURCE_IP"})
        @Nullable
        Span cookieMaxLife,

        @OnlyWhen(field = "persistence.mode", is = "X_FORWARDED_FOR_AND_SOURCE_IP") @Min(-10) @Max(10)
        int xffPosition,

        @Advanced
        @OnlyWhen(
                field = "persistence.mode",
                is = {
                    "HTTP_COOKIE_AND_SOURCE_IP",
                    "APPLICATION_COOKIE",
                    "X_FORWARDED_FOR_AND_SOURCE_IP",
                    "SOURCE_IP",
                    "SSL_SESSION_ID",
                    "RDP_CLIENT_COOKIE",
                    "LAST_SUCCESSFUL"
                })
        boolean clearOnDrain) {

    /** A token of RFC 9110, section 5.6.2, up to 64 characters. */
    static final String COOKIE_NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}";

    /** Ways to remember a client, in the order of the drop-down. */
    public enum Mode {
        NONE(null, false, false),
        HTTP_COOKIE(L7Protocol.HTTP, true, false),
        HTTP_COOKIE_AND_SOURCE_IP(L7Protocol.HTTP, true, true),
        APPLICATION_COOKIE(L7Protocol.HTTP, false, true),
        X_FORWARDED_FOR_AND_SOURCE_IP(L7Protocol.HTTP, false, true),
        SOURCE_IP(null, false, true),
        SSL_SESSION_ID(L7Protocol.TCP, false, true),
        MS_SESSION_BROKER(L7Protocol.TCP, false, false),
        RDP_CLIENT_COOKIE(L7Protocol.TCP, false, true),
        LAST_SUCCESSFUL(null, false, true);

        private final @Nullable L7Protocol protocol;
        private final boolean cookie;
        private final boolean table;

        Mode(@Nullable L7Protocol protocol, boolean cookie, boolean table) {
            this.protocol = protocol;
            this.cookie = cookie;
            this.table = table;
        }

        /** The only protocol that this works with; null for both. */
        public @Nullable L7Protocol protocol() {
            return protocol;
        }

        /** Whether HAProxy gives clients a cookie of its own. */
        public boolean givesCookie() {
            return cookie;
        }

        /** Whether HAProxy keeps a table of clients. */
        public boolean keepsTable() {
            return table;
        }
    }

    /** As it works in a mode: one that cannot work there gives way to what a new virtual service has. */
    public L7Persistence in(L7Protocol protocol) {
        return mode.protocol() == null || mode.protocol() == protocol
                ? this
                : new L7Persistence(
                        defaults(protocol).mode(),
                        timeout,
                        tableSize,
                        cookieName,
                        cookieMaxIdle,
                        cookieMaxLife,
                        xffPosition,
                        clearOnDrain);
    }

    /** Thirty minutes, room for 10240 k entries as the appliance counts them. */
    public static L7Persistence defaults(L7Protocol protocol) {
        Mode mode = protocol == L7Protocol.HTTP ? Mode.HTTP_COOKIE : Mode.SOURCE_IP;
        return new L7Persistence(mode, new Span("30m"), 10240, "SERVERID", null, null, -1, false);
    }
}

package org.lbadmin.engine.haproxy;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7Http;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;

/**
 * How a service in HTTP Mode treats what clients send.
 *
 * @param clients whether they connect here
 */
record HttpView(
        boolean clients,
        @Nullable String pipeline,
        boolean pretendKeepAlive,
        boolean acceptInvalid,
        boolean slowHeaders) {

    /** Null in TCP Mode. */
    static @Nullable HttpView of(L7VirtualService service) {
        if (service.protocol() != L7Protocol.HTTP) {
            return null;
        }
        L7Http http = service.http();
        boolean keeps = http.pipelineMode() == L7Http.PipelineMode.KEEP_ALIVE;
        return new HttpView(
                !service.backendOnly(),
                pipeline(http),
                !keeps && http.pretendKeepAlive(),
                http.acceptInvalidRequests(),
                !service.backendOnly() && http.slowHeaderProtection());
    }

    /** Null for what HAProxy does anyway. */
    private static @Nullable String pipeline(L7Http http) {
        return switch (http.pipelineMode()) {
            case KEEP_ALIVE -> null;
            case SERVER_CLOSE -> "http-server-close";
            case CLOSE -> "httpclose";
        };
    }
}

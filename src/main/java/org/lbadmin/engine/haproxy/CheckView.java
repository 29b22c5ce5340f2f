package org.lbadmin.engine.haproxy;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7HealthCheck;

/**
 * The HTTP request of a health check and the answer it wants. The expected text is searched in the body of a 200 answer:
 * Exchange says "200 OK" in the body of healthcheck.htm.
 *
 * @param checkHost null: the request goes out as HTTP/1.0, which needs no host
 */
record CheckView(
        String method,
        String uri,
        @Nullable String checkHost,
        @Nullable String expectBody) {

    static @Nullable CheckView of(L7HealthCheck check) {
        if (!check.type().negotiates()) {
            return null;
        }
        String request = check.request() == null ? "" : check.request();
        String response = check.type().method().equals("HEAD") ? null : check.response();
        return new CheckView(
                check.type().method(),
                Words.word(request.startsWith("/") ? request : "/" + request),
                check.host() == null ? null : Words.formatWord(check.host()),
                response == null ? null : Words.word(response));
    }
}

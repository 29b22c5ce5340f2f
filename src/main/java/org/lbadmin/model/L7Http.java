package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How HAProxy treats requests and answers; only where it reads them, in HTTP Mode.
 *
 * @param pretendKeepAlive real servers that answer badly to "Connection: close" are not told that it will be closed
 * @param reuseConnections whether idle connections to a real server may serve other clients
 * @param slowHeaderProtection a client that has not sent its header within five seconds is sent away
 * @param hstsMonths how long browsers remember to come by https only; months of thirty days
 * @param realServerNameAsHost the label of the real server replaces the Host header
 * @param encryptBackends every connection to a real server is encrypted, as by Re-Encrypt to Backend on each
 */
public record L7Http(
        @Advanced @OnlyWhen(field = "protocol", is = "HTTP") PipelineMode pipelineMode,

        @Advanced
        @OnlyWhen(field = "protocol", is = "HTTP")
        @OnlyWhen(
                field = "http.pipelineMode",
                is = {"SERVER_CLOSE", "CLOSE"})
        boolean pretendKeepAlive,

        @Advanced @OnlyWhen(field = "protocol", is = "HTTP") boolean reuseConnections,

        @Advanced @OnlyWhen(field = "protocol", is = "HTTP") @OnlyWhen(field = "backendOnly", is = "false")
        boolean acceptInvalidRequests,

        @Advanced @OnlyWhen(field = "protocol", is = "HTTP") @OnlyWhen(field = "backendOnly", is = "false")
        boolean slowHeaderProtection,

        @OnlyWhen(field = "protocol", is = "HTTP") boolean compression,

        @OnlyWhen(field = "protocol", is = "HTTP") boolean hsts,

        @OnlyWhen(field = "protocol", is = "HTTP") @OnlyWhen(field = "http.hsts", is = "true") @Min(3) @Max(24)
        int hstsMonths,

        @Advanced @OnlyWhen(field = "protocol", is = "HTTP") boolean realServerNameAsHost,

        @OnlyWhen(field = "protocol", is = "HTTP") boolean encryptBackends) {

    /** What becomes of a connection after an answer. */
    public enum PipelineMode {
        KEEP_ALIVE,
        SERVER_CLOSE,
        CLOSE
    }

    public static L7Http defaults() {
        return new L7Http(PipelineMode.KEEP_ALIVE, false, true, false, true, false, false, 6, false, false);
    }
}

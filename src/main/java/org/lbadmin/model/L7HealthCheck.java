package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.Label;

/** What decides whether a real server gets traffic. */
public record L7HealthCheck(
        Type type,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {
                    "NEGOTIATE_HTTP_GET",
                    "NEGOTIATE_HTTP_HEAD",
                    "NEGOTIATE_HTTP_OPTIONS",
                    "NEGOTIATE_HTTPS_GET",
                    "NEGOTIATE_HTTPS_HEAD",
                    "NEGOTIATE_HTTPS_OPTIONS"
                })
        @Size(max = 255)
        @Pattern(regexp = VISIBLE)
        @Nullable
        String request,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {"NEGOTIATE_HTTP_GET", "NEGOTIATE_HTTP_OPTIONS", "NEGOTIATE_HTTPS_GET", "NEGOTIATE_HTTPS_OPTIONS"})
        @Size(max = 255)
        @PlainText
        @Nullable
        String response,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {
                    "NEGOTIATE_HTTP_GET",
                    "NEGOTIATE_HTTP_HEAD",
                    "NEGOTIATE_HTTP_OPTIONS",
                    "NEGOTIATE_HTTPS_GET",
                    "NEGOTIATE_HTTPS_HEAD",
                    "NEGOTIATE_HTTPS_OPTIONS"
                })
        @Size(max = 255)
        @Pattern(regexp = HOST)
        @Nullable
        String host,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {
                    "CONNECT_TO_PORT",
                    "MYSQL",
                    "NEGOTIATE_HTTP_GET",
                    "NEGOTIATE_HTTP_HEAD",
                    "NEGOTIATE_HTTP_OPTIONS",
                    "NEGOTIATE_HTTPS_GET",
                    "NEGOTIATE_HTTPS_HEAD",
                    "NEGOTIATE_HTTPS_OPTIONS"
                })
        @Min(1)
        @Max(65535)
        @Nullable
        Integer port,

        @OnlyWhen(field = "healthCheck.type", is = "MYSQL") @Pattern(regexp = USERNAME) @Nullable
        String username,

        @OnlyWhen(field = "healthCheck.type", is = "EXTERNAL_SCRIPT") @Nullable
        Label script) {

    /** What a request line can carry: visible ASCII, no space; other characters are percent-encoded (RFC 3986). */
    static final String VISIBLE = "[!-~]*";
    /** A host name or address with an optional port. */
    static final String HOST =
            "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?|\\[[0-9a-fA-F:.]{2,45}\\](:[0-9]{1,5})?";

    /** MySQL gives names 32 characters; none that would need quotes in SQL. */
    static final String USERNAME = "[A-Za-z0-9_.@-]{1,32}";

    /** Kinds of checks, in the order of the drop-down. */
    public enum Type {
        NEGOTIATE_HTTP_GET("GET", false),
        NEGOTIATE_HTTP_HEAD("HEAD", false),
        NEGOTIATE_HTTP_OPTIONS("OPTIONS", false),
        NEGOTIATE_HTTPS_GET("GET", true),
        NEGOTIATE_HTTPS_HEAD("HEAD", true),
        NEGOTIATE_HTTPS_OPTIONS("OPTIONS", true),
        CONNECT_TO_PORT("", false),
        EXTERNAL_SCRIPT("", false),
        MYSQL("", false),
        NO_CHECKS("", false);

        private final String method;
        private final boolean tls;

        Type(String method, boolean tls) {
            this.method = method;
            this.tls = tls;
        }

        /** Whether an HTTP request is sent. */
        public boolean negotiates() {
            return !method.isEmpty();
        }

        /** The HTTP method; empty when no request is sent. */
        public String method() {
            return method;
        }

        /** Whether the check speaks TLS, without verifying the certificate. */
        public boolean tls() {
            return tls;
        }
    }

    public static L7HealthCheck defaults() {
        return new L7HealthCheck(Type.CONNECT_TO_PORT, null, null, null, null, null, null);
    }
}

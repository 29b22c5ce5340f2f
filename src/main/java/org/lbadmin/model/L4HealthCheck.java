package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.Label;

/**
 * What decides whether a real server of layer 4 gets traffic.
 *
 * @param port null: the port of the service
 * @param password sealed once it is stored, see {@link Seals}
 * @param secret shared with a RADIUS server; sealed as the password is
 * @param script the script of an administrator that checks the server
 * @param response a regular expression, looked for anywhere in what the server answers (ldirectord manual, "receive")
 */
public record L4HealthCheck(
        Type type,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {"NEGOTIATE", "FIVE_CONNECTS_ONE_NEGOTIATE", "TEN_CONNECTS_ONE_NEGOTIATE"})
        Protocol protocol,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {"NEGOTIATE", "CONNECT_TO_PORT", "FIVE_CONNECTS_ONE_NEGOTIATE", "TEN_CONNECTS_ONE_NEGOTIATE"})
        @Min(1)
        @Max(65535)
        @Nullable
        Integer port,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {"NEGOTIATE", "FIVE_CONNECTS_ONE_NEGOTIATE", "TEN_CONNECTS_ONE_NEGOTIATE"})
        @OnlyWhen(
                field = "healthCheck.protocol",
                is = {"HTTP", "HTTPS", "HTTP_PROXY", "DNS", "LDAP", "NNTP", "SIMPLE_TCP", "FTP", "MYSQL"})
        @Size(max = 255)
        @PlainText
        @Nullable
        String request,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {"NEGOTIATE", "FIVE_CONNECTS_ONE_NEGOTIATE", "TEN_CONNECTS_ONE_NEGOTIATE"})
        @OnlyWhen(
                field = "healthCheck.protocol",
                is = {"HTTP", "HTTPS", "HTTP_PROXY", "DNS", "LDAP", "NNTP", "SIMPLE_TCP", "FTP"})
        @Size(max = 255)
        @PlainText
        @Nullable
        String response,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {"NEGOTIATE", "FIVE_CONNECTS_ONE_NEGOTIATE", "TEN_CONNECTS_ONE_NEGOTIATE"})
        @OnlyWhen(
                field = "healthCheck.protocol",
                is = {"HTTP", "HTTPS", "HTTP_PROXY"})
        @Size(max = 255)
        @Pattern(regexp = L7HealthCheck.HOST)
        @Nullable
        String virtualHost,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {"NEGOTIATE", "FIVE_CONNECTS_ONE_NEGOTIATE", "TEN_CONNECTS_ONE_NEGOTIATE"})
        @OnlyWhen(
                field = "healthCheck.protocol",
                is = {"IMAP", "IMAPS", "POP", "POPS", "LDAP", "SIP", "FTP", "MYSQL", "RADIUS"})
        @Size(max = 255)
        @PlainText
        @Nullable
        String login,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {"NEGOTIATE", "FIVE_CONNECTS_ONE_NEGOTIATE", "TEN_CONNECTS_ONE_NEGOTIATE"})
        @OnlyWhen(
                field = "healthCheck.protocol",
                is = {"IMAP", "IMAPS", "POP", "POPS", "LDAP", "FTP", "MYSQL", "RADIUS"})
        @Confidential
        @Size(max = 1000)
        @PlainText
        @Nullable
        String password,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {"NEGOTIATE", "FIVE_CONNECTS_ONE_NEGOTIATE", "TEN_CONNECTS_ONE_NEGOTIATE"})
        @OnlyWhen(
                field = "healthCheck.protocol",
                is = {"MYSQL"})
        @Size(max = 255)
        @PlainText
        @Nullable
        String database,

        @OnlyWhen(
                field = "healthCheck.type",
                is = {"NEGOTIATE", "FIVE_CONNECTS_ONE_NEGOTIATE", "TEN_CONNECTS_ONE_NEGOTIATE"})
        @OnlyWhen(
                field = "healthCheck.protocol",
                is = {"RADIUS"})
        @Confidential
        @Size(max = 1000)
        @PlainText
        @Nullable
        String secret,

        @OnlyWhen(field = "healthCheck.type", is = "EXTERNAL_SCRIPT") @Nullable
        Label script) {

    /** Kinds of checks, in the order of the drop-down; each with ldirectord's word for it. */
    public enum Type {
        NEGOTIATE("negotiate"),
        CONNECT_TO_PORT("connect"),
        PING("ping"),
        EXTERNAL_SCRIPT("external"),
        NO_CHECKS_ALWAYS_OFF("off"),
        NO_CHECKS_ALWAYS_ON("on"),
        FIVE_CONNECTS_ONE_NEGOTIATE("5"),
        TEN_CONNECTS_ONE_NEGOTIATE("10");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** ldirectord manual, "checktype". */
        public String word() {
            return word;
        }

        /** Whether the server is asked something, at least now and then. */
        public boolean negotiates() {
            return this == NEGOTIATE || this == FIVE_CONNECTS_ONE_NEGOTIATE || this == TEN_CONNECTS_ONE_NEGOTIATE;
        }

        public boolean connects() {
            return this == CONNECT_TO_PORT || negotiates();
        }
    }

    /** What a negotiate check speaks; each with ldirectord's word for it. */
    public enum Protocol {
        HTTP("http"),
        HTTPS("https"),
        HTTP_PROXY("http_proxy"),
        IMAP("imap"),
        IMAPS("imaps"),
        POP("pop"),
        POPS("pops"),
        LDAP("ldap"),
        SMTP("smtp"),
        NNTP("nntp"),
        DNS("dns"),
        MYSQL("mysql"),
        SIP("sip"),
        SIMPLE_TCP("simpletcp"),
        RADIUS("radius"),
        FTP("ftp");

        private final String word;

        Protocol(String word) {
            this.word = word;
        }

        /** ldirectord manual, "service". */
        public String word() {
            return word;
        }

        public boolean isHttp() {
            return this == HTTP || this == HTTPS || this == HTTP_PROXY;
        }

        /** Whether it looks at what was asked for: a database only runs the query. */
        public boolean reads() {
            return asks() && this != MYSQL;
        }

        /** Whether somebody can sign in. */
        public boolean signsIn() {
            return switch (this) {
                case IMAP, IMAPS, POP, POPS, LDAP, SIP, FTP, MYSQL, RADIUS -> true;
                case HTTP, HTTPS, HTTP_PROXY, DNS, SMTP, NNTP, SIMPLE_TCP -> false;
            };
        }

        /** Whether it asks for something, and looks at the answer. */
        public boolean asks() {
            return switch (this) {
                case HTTP, HTTPS, HTTP_PROXY, DNS, LDAP, NNTP, SIMPLE_TCP, FTP, MYSQL -> true;
                case IMAP, IMAPS, POP, POPS, SMTP, SIP, RADIUS -> false;
            };
        }
    }

    /** The same with other passwords. */
    public L4HealthCheck with(@Nullable String otherPassword, @Nullable String otherSecret) {
        return new L4HealthCheck(
                type,
                protocol,
                port,
                request,
                response,
                virtualHost,
                login,
                otherPassword,
                database,
                otherSecret,
                script);
    }

    /** As it may be shown. */
    public L4HealthCheck masked() {
        return with(password == null ? null : Seals.MASK, secret == null ? null : Seals.MASK);
    }

    public static L4HealthCheck defaults() {
        return new L4HealthCheck(
                Type.CONNECT_TO_PORT, Protocol.HTTP, null, null, null, null, null, null, null, null, null);
    }
}

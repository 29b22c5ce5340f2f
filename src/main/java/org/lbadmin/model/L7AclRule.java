package org.lbadmin.model;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.Label;

/**
 * What is done with a request, or a connection, of which something is true. Rules have an order: the first one that
 * applies decides.
 *
 * @param value what is compared with; networks for a source address
 * @param location where a redirect leads to; a prefix keeps the path of the request behind it
 * @param virtualService another virtual service of layer 7, whose real servers get the request
 * @param realServer a real server of the same virtual service
 */
public record L7AclRule(
        Type type,
        Condition condition,
        @Size(min = 1, max = 255) @PlainText String value,
        Action action,

        @OnlyWhen(
                field = "action",
                is = {"REDIRECT_LOCATION", "REDIRECT_PREFIX"})
        @Size(max = 1024)
        @Pattern(regexp = LOCATION)
        @Nullable
        String location,

        @OnlyWhen(
                field = "action",
                is = {"REDIRECT_LOCATION", "REDIRECT_PREFIX"})
        RedirectCode redirectCode,

        @OnlyWhen(field = "action", is = "BACKEND") @Nullable
        Label virtualService,

        @OnlyWhen(field = "action", is = "USE_SERVER") @Nullable
        Label realServer) {

    /** An address of the web, or a path of the same host. */
    static final String LOCATION = "(https?://[!-~]+|/[!-~]*)";

    /** What is looked at. */
    public enum Type {
        PATH_BEGINS,
        PATH_ENDS,
        HOST_NAME,
        HOST_NAME_BEGINS,
        QUERY,
        SOURCE_ADDRESS;

        /** Whether requests must be read for it. */
        public boolean readsRequests() {
            return this != SOURCE_ADDRESS;
        }
    }

    /** Whether it must hold or must not. */
    public enum Condition {
        EQUAL,
        NOT_EQUAL
    }

    /** What is done, and when among the others: all answers of our own come before all choices of a backend. */
    public enum Action {
        REDIRECT_LOCATION,
        REDIRECT_PREFIX,
        BLOCK,
        BACKEND,
        USE_SERVER;

        public boolean redirects() {
            return this == REDIRECT_LOCATION || this == REDIRECT_PREFIX;
        }
    }

    /** Whether it works only where requests are read. */
    public boolean needsHttp() {
        return type.readsRequests() || action.redirects();
    }

    L7AclRule toVirtualService(Label label) {
        return new L7AclRule(type, condition, value, action, location, redirectCode, label, realServer);
    }

    L7AclRule toRealServer(Label label) {
        return new L7AclRule(type, condition, value, action, location, redirectCode, virtualService, label);
    }
}

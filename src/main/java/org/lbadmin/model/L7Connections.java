package org.lbadmin.model;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.IpAddress;

/**
 * How connections to real servers are made.
 *
 * @param sourceAddress the address they come from, health checks too; null: the one the routing table gives
 * @param redispatch whether a client whose server cannot be reached goes to another one
 */
public record L7Connections(
        @Advanced SendProxy sendProxy,
        @Advanced @Nullable IpAddress sourceAddress,
        @Advanced boolean tcpKeepAlive,
        @Advanced boolean redispatch) {

    /** Headers that tell a real server who the client is (the PROXY protocol, versions 1 and 2). */
    public enum SendProxy {
        NONE(""),
        V1("send-proxy"),
        V2("send-proxy-v2"),
        V2_SSL("send-proxy-v2-ssl"),
        V2_SSL_CN("send-proxy-v2-ssl-cn");

        private final String option;

        SendProxy(String option) {
            this.option = option;
        }

        /** The word of a server line; empty for none. */
        public String option() {
            return option;
        }
    }

    public static L7Connections defaults() {
        return new L7Connections(SendProxy.NONE, null, false, true);
    }
}

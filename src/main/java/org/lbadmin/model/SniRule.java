package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/**
 * What clients get that ask for one host name: a certificate and a place of their own.
 *
 * @param host a host name, or {@code *.example.com} for all names one level below
 * @param virtualService the layer 7 virtual service they go to; null: the backend address and port
 * @param proxyProtocol whether the backend is told the client's address by a PROXY header
 */
public record SniRule(
        Label label,
        @Pattern(regexp = HOST) String host,
        Label certificate,
        @Nullable Label virtualService,

        @OnlyWhen(field = "virtualService", is = "") @Nullable
        IpAddress backendIpAddress,

        @OnlyWhen(field = "virtualService", is = "") @Min(1) @Max(65535) @Nullable
        Integer backendPort,

        boolean proxyProtocol) {

    static final String HOST = "(\\*\\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
            + "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    public boolean isCustom() {
        return virtualService == null;
    }

    SniRule renamed(Label before, Label after) {
        return before.equals(virtualService)
                ? new SniRule(label, host, certificate, after, backendIpAddress, backendPort, proxyProtocol)
                : this;
    }
}

package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What Custom mode sets one by one. SSL 2.0 and 3.0 are never spoken.
 *
 * @param ciphers cipher list for TLS up to 1.2 in OpenSSL's notation; null: those of High Security
 * @param cipherSuites suites of TLS 1.3; null: those of High Security
 * @param timeToClose seconds STunnel waits for the client's close_notify; 0 does not wait
 */
public record TlsSwitches(
        @OnlyWhen(field = "operationMode", is = "CUSTOM") @Size(max = 2000) @Pattern(regexp = CIPHERS) @Nullable
        String ciphers,

        @OnlyWhen(field = "operationMode", is = "CUSTOM") @Size(max = 500) @Pattern(regexp = SUITES) @Nullable
        String cipherSuites,

        @OnlyWhen(field = "operationMode", is = "CUSTOM") boolean disableTls10,
        @OnlyWhen(field = "operationMode", is = "CUSTOM") boolean disableTls11,
        @OnlyWhen(field = "operationMode", is = "CUSTOM") boolean disableTls12,
        @OnlyWhen(field = "operationMode", is = "CUSTOM") boolean disableTls13,
        @OnlyWhen(field = "operationMode", is = "CUSTOM") boolean serverCipherOrder,
        @OnlyWhen(field = "operationMode", is = "CUSTOM") boolean noEmptyFragments,
        @OnlyWhen(field = "operationMode", is = "CUSTOM") boolean delayDns,
        @OnlyWhen(field = "operationMode", is = "CUSTOM") boolean clientRenegotiation,

        @OnlyWhen(field = "operationMode", is = "CUSTOM") @Min(0) @Max(3600)
        int timeToClose) {

    /** OpenSSL's cipher list format (openssl-ciphers(1)), names separated by colons. */
    static final String CIPHERS = "[A-Za-z0-9!+@=_.-]+(:[A-Za-z0-9!+@=_.-]+)*";
    /** Names of TLS 1.3 suites, separated by colons. */
    static final String SUITES = "TLS_[A-Z0-9_]+(:TLS_[A-Z0-9_]+)*";

    public static TlsSwitches defaults() {
        return new TlsSwitches(null, null, true, true, false, false, true, true, false, false, 0);
    }
}

package org.lbadmin.engine;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.OperationMode;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.TlsSwitches;

/**
 * What a termination speaks, the same whichever engine ends TLS; docs/ssl-modes.md says it in words. Ciphers, suites and
 * curves are OpenSSL's names, best first, separated by colons.
 *
 * @param ciphers of TLS 1.2 and below
 * @param cipherSuites of TLS 1.3
 * @param serverOrder whether the order above decides; otherwise the client's does
 * @param emptyFragments whether records of TLS 1.0 begin with an empty one, which defeats BEAST; HAProxy never does
 * @param clientRenegotiation whether a client may ask for another handshake; HAProxy never lets it
 * @param delayDns whether STunnel looks names up at each connection; it has no names to look up so far
 * @param timeToClose seconds STunnel waits for the client's close_notify
 */
public record TlsPolicy(
        Version lowest,
        Version highest,
        String ciphers,
        String cipherSuites,
        String curves,
        boolean serverOrder,
        boolean emptyFragments,
        boolean clientRenegotiation,
        boolean delayDns,
        int timeToClose) {

    /** The versions of TLS that OpenSSL still speaks. */
    public enum Version {
        TLS_1_0("1.0"),
        TLS_1_1("1.1"),
        TLS_1_2("1.2"),
        TLS_1_3("1.3");

        private final String number;

        Version(String number) {
            this.number = number;
        }

        public String number() {
            return number;
        }
    }

    private static final String FIPS_CIPHERS = "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384"
            + ":ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";
    private static final String HIGH_CIPHERS = "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384"
            + ":ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305"
            + ":ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";
    /** OpenSSL 3 speaks TLS 1.0 and 1.1 on its level 0 alone: their signatures need SHA-1 (SSL_CTX_set_security_level(3)). */
    private static final String OLD_VERSIONS = "@SECLEVEL=0";

    private static final String COMPATIBLE_CIPHERS = HIGH_CIPHERS
            + ":ECDHE-ECDSA-AES256-SHA384:ECDHE-RSA-AES256-SHA384:ECDHE-ECDSA-AES128-SHA256:ECDHE-RSA-AES128-SHA256"
            + ":ECDHE-ECDSA-AES256-SHA:ECDHE-RSA-AES256-SHA:ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA"
            + ":AES256-GCM-SHA384:AES128-GCM-SHA256:AES256-SHA256:AES128-SHA256:AES256-SHA:AES128-SHA";
    private static final String FIPS_SUITES = "TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256";
    private static final String HIGH_SUITES =
            "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";
    private static final String FIPS_CURVES = "P-256:P-384";
    private static final String HIGH_CURVES = "X25519:P-256:P-384";

    public static TlsPolicy of(SslTermination termination) {
        return switch (termination.operationMode()) {
            case HIGH_SECURITY, FIPS_COMPLIANT, COMPATIBLE -> of(termination.operationMode());
            case CUSTOM -> custom(termination.switches());
        };
    }

    private static TlsPolicy of(OperationMode mode) {
        return switch (mode) {
            case HIGH_SECURITY, CUSTOM -> fixed(Version.TLS_1_2, HIGH_CIPHERS, HIGH_SUITES, HIGH_CURVES);
            case FIPS_COMPLIANT -> fixed(Version.TLS_1_2, FIPS_CIPHERS, FIPS_SUITES, FIPS_CURVES);
            case COMPATIBLE ->
                fixed(Version.TLS_1_0, COMPATIBLE_CIPHERS + ":" + OLD_VERSIONS, HIGH_SUITES, HIGH_CURVES);
        };
    }

    private static TlsPolicy fixed(Version lowest, String ciphers, String suites, String curves) {
        return new TlsPolicy(lowest, Version.TLS_1_3, ciphers, suites, curves, true, true, false, false, 0);
    }

    private static TlsPolicy custom(TlsSwitches switches) {
        Version lowest = lowest(switches);
        return new TlsPolicy(
                lowest,
                highest(switches),
                ciphers(switches.ciphers(), lowest),
                switches.cipherSuites() == null ? HIGH_SUITES : switches.cipherSuites(),
                HIGH_CURVES,
                switches.serverCipherOrder(),
                !switches.noEmptyFragments(),
                switches.clientRenegotiation(),
                switches.delayDns(),
                switches.timeToClose());
    }

    private static String ciphers(@Nullable String asked, Version lowest) {
        boolean old = lowest.compareTo(Version.TLS_1_2) < 0;
        String ciphers = asked != null ? asked : old ? COMPATIBLE_CIPHERS : HIGH_CIPHERS;
        return old && !ciphers.contains("@SECLEVEL") ? ciphers + ":" + OLD_VERSIONS : ciphers;
    }

    /** Nothing was stored that leaves a hole between two versions, or none at all. */
    private static Version lowest(TlsSwitches switches) {
        if (!switches.disableTls10()) {
            return Version.TLS_1_0;
        }
        if (!switches.disableTls11()) {
            return Version.TLS_1_1;
        }
        return switches.disableTls12() ? Version.TLS_1_3 : Version.TLS_1_2;
    }

    private static Version highest(TlsSwitches switches) {
        if (!switches.disableTls13()) {
            return Version.TLS_1_3;
        }
        if (!switches.disableTls12()) {
            return Version.TLS_1_2;
        }
        return switches.disableTls11() ? Version.TLS_1_0 : Version.TLS_1_1;
    }
}

package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Pfx;
import org.lbadmin.lab.Service;
import org.lbadmin.lab.Termination;
import org.lbadmin.lab.TlsClient;

/** What each operation mode speaks, for both terminators, as a client finds out: the tables of docs/ssl-modes.md. */
class HandshakeIT {
    private static final String VIP = "192.168.30.10";
    private static final List<String> MODES = List.of("HIGH_SECURITY", "FIPS_COMPLIANT", "COMPATIBLE", "CUSTOM");
    private static final List<String> TERMINATORS = List.of("STUNNEL", "HAPROXY");
    private static final Map<String, Object> ONLY_TLS_1_1 = Map.of(
            "disableTls10", true,
            "disableTls11", false,
            "disableTls12", true,
            "disableTls13", true,
            "clientRenegotiation", false);

    private static final List<String> STRONG =
            List.of("ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-CHACHA20-POLY1305");
    private static final List<String> OLD = List.of(
            "ECDHE-RSA-AES256-SHA384",
            "ECDHE-RSA-AES256-SHA",
            "ECDHE-RSA-AES128-SHA",
            "AES256-GCM-SHA384",
            "AES128-SHA256",
            "AES256-SHA",
            "AES128-SHA");
    private static final List<String> NEVER = List.of(
            "DHE-RSA-AES256-SHA",
            "ADH-AES256-SHA",
            "AECDH-AES128-SHA",
            "NULL-SHA256",
            "CAMELLIA256-SHA",
            "AES256-CCM8");

    /** RC4, 3DES, DES, export, anonymous and empty ciphers, which no library of today has any more. */
    private static final int[] BROKEN = {
        0x0004, 0x0005, 0x000a, 0x0009, 0x0016, 0x0003, 0x0008, 0x0018, 0x0001, 0x0002, 0xc007, 0xc011, 0xc012, 0xc008
    };

    private static final Map<String, Integer> PORTS = new LinkedHashMap<>();

    private static Lab lab;

    @BeforeAll
    static void terminate() {
        lab = Lab.exchange();
        Api api = Appliance.start().api();
        Pfx pfx = Pfx.of("mail.lbtestdom.com");
        api.upload("ExchangeCert", pfx.file(), Pfx.PASSWORD, false).ok();
        api.post(
                Service.PATH,
                Service.http("MBOX-HTTP", VIP, "80").mailboxes(80, 100).body());
        int port = 4430;
        for (String terminator : TERMINATORS) {
            for (String mode : MODES) {
                PORTS.put(terminator + " " + mode, ++port);
                Termination wanted = terminator.equals("STUNNEL")
                        ? Termination.stunnel("S-" + mode, "MBOX-HTTP", port, "ExchangeCert")
                        : Termination.haproxy("H-" + mode, "MBOX-HTTP", port, "ExchangeCert");
                wanted.with("operationMode", mode);
                if (mode.equals("CUSTOM")) {
                    wanted.with("switches", ONLY_TLS_1_1);
                }
                api.post(Termination.PATH, wanted.body());
            }
        }
        api.post("/maintenance/commit", null)
                .path("outcomes")
                .forEach(outcome ->
                        assertThat(outcome.path("outcome").asString()).isEqualTo("APPLIED"));
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @Test
    void speaksTheVersionsOfItsMode() {
        Map<String, String> spoken = new TreeMap<>();
        PORTS.forEach((name, port) -> {
            StringBuilder versions = new StringBuilder();
            for (String version : List.of("tls1", "tls1_1", "tls1_2", "tls1_3")) {
                boolean old = !version.equals("tls1_3");
                String cipher = old
                        ? client(port).cipher("-" + version, "-cipher", "ALL:@SECLEVEL=0")
                        : client(port).cipher("-" + version);
                versions.append(cipher.isEmpty() ? "-" : version.substring(4).replace("_", "") + ".")
                        .append(' ');
            }
            spoken.put(name, versions.toString().strip());
        });

        Map<String, String> expected = new TreeMap<>();
        for (String terminator : TERMINATORS) {
            expected.put(terminator + " HIGH_SECURITY", "- - 2. 3.");
            expected.put(terminator + " FIPS_COMPLIANT", "- - 2. 3.");
            expected.put(terminator + " COMPATIBLE", ". 1. 2. 3.");
            expected.put(terminator + " CUSTOM", "- 1. - -");
        }
        assertThat(spoken).isEqualTo(expected);
    }

    @Test
    void takesTheCiphersOfItsModeAndNoOther() {
        for (String terminator : TERMINATORS) {
            assertThat(taken(terminator + " HIGH_SECURITY", "tls1_2")).containsExactlyElementsOf(STRONG);
            assertThat(taken(terminator + " FIPS_COMPLIANT", "tls1_2")).containsExactlyElementsOf(STRONG.subList(0, 2));
            List<String> compatible = new java.util.ArrayList<>(STRONG);
            compatible.addAll(OLD);
            assertThat(taken(terminator + " COMPATIBLE", "tls1_2")).containsExactlyElementsOf(compatible);
        }
    }

    @Test
    void takesTheSuitesOfTls13() {
        List<String> suites =
                List.of("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256");
        for (String terminator : TERMINATORS) {
            assertThat(suites(terminator + " HIGH_SECURITY", suites)).isEqualTo(suites);
            assertThat(suites(terminator + " COMPATIBLE", suites)).isEqualTo(suites);
            assertThat(suites(terminator + " FIPS_COMPLIANT", suites))
                    .containsExactly("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256");
        }
    }

    @Test
    void prefersItsOwnOrder() {
        for (String terminator : TERMINATORS) {
            int port = PORTS.get(terminator + " HIGH_SECURITY");
            assertThat(client(port)
                            .cipher("-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384"))
                    .isEqualTo("ECDHE-RSA-AES256-GCM-SHA384");
        }
    }

    @Test
    void usesTheCurvesOfItsMode() {
        for (String terminator : TERMINATORS) {
            assertThat(client(PORTS.get(terminator + " HIGH_SECURITY")).cipher("-groups", "X25519"))
                    .isNotEmpty();
            assertThat(client(PORTS.get(terminator + " FIPS_COMPLIANT")).cipher("-groups", "X25519"))
                    .isEmpty();
            assertThat(client(PORTS.get(terminator + " FIPS_COMPLIANT")).cipher("-groups", "P-384"))
                    .isNotEmpty();
        }
    }

    @Test
    void neverTakesABrokenCipherAndNeverRenegotiates() {
        PORTS.forEach((name, port) -> {
            assertThat(client(port).greetsBack(BROKEN)).as(name).isFalse();
            if (!name.endsWith("CUSTOM")) {
                assertThat(client(port).greetsBack(0xc02f)).as(name).isTrue();
                assertThat(client(port).renegotiates()).as(name).isFalse();
            }
        });
    }

    private static List<String> taken(String name, String version) {
        TlsClient client = client(PORTS.get(name));
        return java.util.stream.Stream.of(STRONG, OLD, NEVER)
                .flatMap(List::stream)
                .filter(cipher -> client.cipher("-" + version, "-cipher", cipher + ":@SECLEVEL=0")
                        .equals(cipher))
                .toList();
    }

    private static List<String> suites(String name, List<String> suites) {
        TlsClient client = client(PORTS.get(name));
        return suites.stream()
                .filter(suite ->
                        client.cipher("-tls1_3", "-ciphersuites", suite).equals(suite))
                .toList();
    }

    private static TlsClient client(int port) {
        return new TlsClient(VIP, port);
    }
}

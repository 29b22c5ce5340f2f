package org.lbadmin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.ThrowAwayPem;
import org.lbadmin.Yaml;
import org.lbadmin.lab.TlsClient;
import org.lbadmin.model.Snapshot;
import org.lbadmin.store.TestStore;
import org.lbadmin.web.TestRecords;

/** What clients get from real engines: certificates, versions, the right server, and their own address in its log. */
class TerminationTest {
    private static final ThrowAwayPem SERVER = ThrowAwayPem.rsa("web.test", "mail.test");
    /** Of another kind, and for a name that is in the other one too: engines must not choose by themselves. */
    private static final ThrowAwayPem MAIL = ThrowAwayPem.ec("mail.test");

    private static final ThrowAwayPem WILD = ThrowAwayPem.ec("*.wild.test");
    private static final int STUNNEL = 443;
    private static final int HAPROXY = 444;
    private static final int CUSTOM_STUNNEL = 543;
    private static final int CUSTOM_HAPROXY = 544;
    private static final int OLD_STUNNEL = 643;
    private static final int OLD_HAPROXY = 644;
    private static final int NO_PROXY = 743;
    private static final int ALONE = 8443;
    private static final String WEB = "127.78.0.10";
    private static final String MAILS = "127.78.0.11";

    private static final List<AutoCloseable> OPEN = new ArrayList<>();

    @BeforeAll
    static void begin() throws IOException {
        OPEN.add(Echo.http("WEB", "127.78.0.21", 8080));
        OPEN.add(Echo.http("MAIL", "127.78.0.22", 8080));
        OPEN.add(Echo.line("RULE", "127.78.0.23", 8080));
        OPEN.add(Echo.line("CUSTOM", "127.78.0.24", 8080));
        OPEN.add(Running.start(snapshot(), Map.of("s", SERVER, "m", MAIL, "w", WILD)));
    }

    private static Snapshot snapshot() {
        return TestStore.documents()
                .read(Yaml.parse(
                        TerminationSnapshot.TEXT.formatted(
                                SERVER.fingerprint(), MAIL.fingerprint(), WILD.fingerprint()),
                        TestRecords.create()));
    }

    @AfterAll
    static void end() throws Exception {
        for (AutoCloseable open : OPEN) {
            open.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {STUNNEL, HAPROXY})
    void tellsTheRealServerTheClientsAddress(int port) {
        assertThat(curl("--interface", "127.78.0.99", "https://" + WEB + ":" + port + "/"))
                .isEqualTo("WEB 127.78.0.99");
    }

    @Test
    void redirectsPlainRequestsOnly() {
        assertThat(curl("-o", "/dev/null", "-w", "%{http_code} %{redirect_url}", "http://" + WEB + "/a"))
                .isEqualTo("302 https://" + WEB + "/a");
    }

    @ParameterizedTest
    @ValueSource(ints = {STUNNEL, HAPROXY})
    void showsEachNameItsCertificate(int port) {
        TlsClient client = new TlsClient(WEB, port);

        assertThat(client.fingerprint("-noservername")).isEqualTo(SERVER.fingerprint());
        assertThat(client.fingerprint("-servername", "elsewhere.test")).isEqualTo(SERVER.fingerprint());
        assertThat(client.fingerprint("-servername", "mail.test")).isEqualTo(MAIL.fingerprint());
        assertThat(client.fingerprint("-servername", "MAIL.test")).isEqualTo(MAIL.fingerprint());
        assertThat(client.fingerprint("-servername", "a.wild.test")).isEqualTo(WILD.fingerprint());
        assertThat(client.fingerprint("-servername", "stays.wild.test")).isEqualTo(MAIL.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(ints = {STUNNEL, HAPROXY})
    void leadsEachNameToItsPlace(int port) {
        assertThat(named("mail.test", port)).isEqualTo("MAIL 127.0.0.1");
        assertThat(named("Mail.TEST", port)).isEqualTo("MAIL 127.0.0.1");
        assertThat(named("stays.wild.test", port)).isEqualTo("WEB 127.0.0.1");
        assertThat(named("a.wild.test", port)).startsWith("RULE PROXY TCP4 127.0.0.1 " + WEB + " ");
        assertThat(named("elsewhere.test", port)).isEqualTo("WEB 127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {CUSTOM_STUNNEL, CUSTOM_HAPROXY})
    void servesIpv6WithoutVirtualService(int port) {
        assertThat(curl("https://[::1]:" + port + "/")).startsWith("CUSTOM PROXY TCP6 ::1 ::1 ");
        assertThat(curl("--resolve", "mail.test:" + port + ":[::1]", "https://mail.test:" + port + "/"))
                .isEqualTo("MAIL ::1");
    }

    /** Without a PROXY header the virtual service knows only the address that STunnel was given. */
    @Test
    void connectsFromTheSourceAddress() {
        assertThat(curl("--interface", "127.78.0.99", "https://" + MAILS + ":" + NO_PROXY + "/"))
                .isEqualTo("MAIL 127.78.0.77");
    }

    @ParameterizedTest
    @ValueSource(ints = {OLD_STUNNEL, OLD_HAPROXY})
    void speaksToOldClientsWhereCompatible(int port) {
        TlsClient old = new TlsClient(WEB, port);

        assertThat(old.cipher("-tls1", "-cipher", "AES128-SHA:@SECLEVEL=0")).isEqualTo("AES128-SHA");
        assertThat(old.cipher("-tls1_1", "-cipher", "ECDHE-RSA-AES256-SHA:@SECLEVEL=0"))
                .isEqualTo("ECDHE-RSA-AES256-SHA");
        assertThat(old.cipher("-tls1_3")).isEqualTo("TLS_AES_256_GCM_SHA384");
    }

    @ParameterizedTest
    @ValueSource(ints = {STUNNEL, HAPROXY})
    void refusesOldClientsWhereSecure(int port) {
        TlsClient client = new TlsClient(WEB, port);

        assertThat(client.cipher("-tls1", "-cipher", "ALL:@SECLEVEL=0")).isEmpty();
        assertThat(client.cipher("-tls1_1", "-cipher", "ALL:@SECLEVEL=0")).isEmpty();
        assertThat(client.cipher("-tls1_2", "-cipher", "AES128-SHA")).isEmpty();
        assertThat(client.renegotiates()).isFalse();
    }

    @Test
    void renegotiatesWhereAllowed() {
        assertThat(new TlsClient(MAILS, NO_PROXY).renegotiates()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {STUNNEL, HAPROXY})
    void losesNothingOfALargeAnswer(int port) {
        String url = "https://" + WEB + ":" + port + "/large";

        assertThat(curl("-o", "/dev/null", "-w", "%{size_download} %{errormsg}", "-H", "Connection: close", url))
                .isEqualTo(Echo.LARGE + " ");
    }

    @Test
    void speaksHttp2WhereAllNamesLeadToOnePlace() {
        String version = "%{http_version}";

        assertThat(curl("-o", "/dev/null", "-w", version, "https://" + WEB + ":" + ALONE))
                .isEqualTo("2");
        assertThat(curl("-o", "/dev/null", "-w", version, "https://" + WEB + ":" + HAPROXY))
                .isEqualTo("1.1");
    }

    private static String named(String host, int port) {
        return curl("--resolve", host + ":" + port + ":" + WEB, "https://" + host + ":" + port + "/");
    }

    private static String curl(String... options) {
        List<String> words = new ArrayList<>(List.of("curl", "-sSk", "--max-time", "10"));
        words.addAll(List.of(options));
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

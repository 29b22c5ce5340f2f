package org.lbadmin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings of HTTP and of connections do to real requests. */
class ConnectionsTest extends TrafficTest {
    private static final String HTTP = "\"protocol\": \"HTTP\", \"persistence\": {\"mode\": \"NONE\"}";
    private static final String TCP = "\"protocol\": \"TCP\", \"persistence\": {\"mode\": \"NONE\"}";
    private static final String UNCHECKED = ", \"healthCheck\": {\"type\": \"NO_CHECKS\"}";

    @Test
    void compressesTextsForThoseWhoCanReadIt() throws IOException {
        serve(HTTP + ", \"http\": {\"compression\": true}");

        assertThat(Through.get(PORT, "/", "Accept-Encoding: gzip", "Connection: close"))
                .containsIgnoringCase("content-encoding: gzip");
        assertThat(Through.get(PORT, "/")).doesNotContainIgnoringCase("content-encoding");
    }

    @Test
    void tellsBrowsersToComeByHttps() throws IOException {
        serve(HTTP + ", \"http\": {\"hsts\": true, \"hstsMonths\": 3}");

        assertThat(Through.get(PORT, "/")).containsIgnoringCase("\r\nstrict-transport-security: max-age=7776000\r\n");
    }

    @Test
    void namesTheServerInItsOwnRequests() throws IOException {
        serve(HTTP + ", \"http\": {\"realServerNameAsHost\": true}");

        String answer = Through.get(PORT, "/");

        assertThat(answer).containsIgnoringCase("\r\nhost: " + Through.name(answer) + "\r\n");
    }

    @Test
    void keepsClosesAndReopensConnectionsAsAsked() throws IOException {
        serve(HTTP + ", \"http\": {\"pipelineMode\": \"CLOSE\"}");
        assertThat(Through.get(PORT, "/")).containsIgnoringCase("\r\nconnection: close\r\n");
    }

    @Test
    void eachRequestIsBalancedAnewWhereTheServersConnectionIsClosed() throws IOException {
        serve(HTTP + ", \"http\": {\"pipelineMode\": \"SERVER_CLOSE\"}");

        try (Through client = new Through(PORT)) {
            String first = client.ask("/");
            assertThat(first).doesNotContainIgnoringCase("\r\nconnection: close\r\n\r\nONE");
            assertThat(first.substring(first.indexOf("\r\n\r\n"))).containsIgnoringCase("connection: close");
            assertThat(Set.of(Through.name(first), Through.name(client.ask("/"))))
                    .containsExactlyInAnyOrder("ONE", "TWO");
        }
    }

    @Test
    void pretendsToKeepTheServersConnection() throws IOException {
        serve(HTTP + ", \"http\": {\"pipelineMode\": \"SERVER_CLOSE\", \"pretendKeepAlive\": true}");

        String answer = Through.get(PORT, "/");

        assertThat(answer.substring(answer.indexOf("\r\n\r\n"))).doesNotContainIgnoringCase("connection: close");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void letsInvalidRequestsThroughOnlyIfAsked(boolean accept) throws IOException {
        serve(HTTP + ", \"http\": {\"acceptInvalidRequests\": " + accept + "}");

        String answer = Through.get(PORT, "/\u00e4");

        assertThat(answer).startsWith(accept ? "HTTP/1.1 200 " : "HTTP/1.1 400 ");
    }

    @Test
    void sendsSlowHeadersAway() throws IOException {
        serve(HTTP);

        try (Through client = new Through(PORT)) {
            client.send("GET / HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.read()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void waitsForSlowHeadersIfAsked() throws Exception {
        serve(HTTP + ", \"http\": {\"slowHeaderProtection\": false}");

        try (Through client = new Through(PORT)) {
            client.send("GET / HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(6000); // a second more than the protection would wait
            assertThat(client.exchange(" x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void theProxyHeaderNamesTheClient() throws IOException {
        serve(HTTP + ", \"connections\": {\"sendProxy\": \"V1\"}");

        assertThat(Through.get(PORT, "/")).contains("PROXY TCP4 127.0.0.1 127.78.1.10 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V2", "V2_SSL", "V2_SSL_CN"})
    void theSecondVersionHasItsSignature(String version) throws Exception {
        byte[] octets = firstOctets(TCP + ", \"connections\": {\"sendProxy\": \"" + version + "\"}");

        assertThat(octets).startsWith(0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a);
    }

    @Test
    void everyConnectionToAServerIsEncryptedIfAsked() throws Exception {
        assertThat(firstOctets(HTTP + ", \"http\": {\"encryptBackends\": true}"))
                .startsWith(0x16, 0x03);
    }

    /** What a server gets first from a client that says "GET". */
    private byte[] firstOctets(String settings) throws Exception {
        BlockingQueue<byte[]> got = new LinkedBlockingQueue<>();
        keep(new Listener(ONE, SERVER_PORT, Listener.first(12, got::add)));
        keep(new Listener(TWO, SERVER_PORT, Listener.first(12, got::add)));
        haproxy(settings + UNCHECKED);
        got.clear();
        try (Through client = new Through(PORT)) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return java.util.Objects.requireNonNull(got.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void serversSeeTheSourceAddress() throws IOException {
        serve(HTTP + ", \"connections\": {\"sourceAddress\": \"127.78.1.50\"}");

        assertThat(Through.get(PORT, "/")).contains("\nfrom 127.78.1.50\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatCannotBeReachedIsPassedOverIfAsked(boolean redispatch) throws IOException {
        mirror("TWO", TWO);
        haproxy(HTTP + UNCHECKED + ", \"connections\": {\"redispatch\": " + redispatch + "}");

        assertThat(Set.of(
                        Through.name(Through.get(PORT, "/")),
                        Through.name(Through.get(PORT, "/")) + (redispatch ? " again" : "")))
                .containsExactlyInAnyOrder("TWO", redispatch ? "TWO again" : "");
    }

    @Test
    void aTunnelHasItsOwnTimeout() throws IOException {
        mirror("ONE", ONE);
        haproxy(TCP + UNCHECKED + ", \"timeouts\": {\"tunnel\": \"1s\"}");

        try (Through client = new Through(PORT)) {
            client.ask("/");
            long before = System.nanoTime();
            assertThat(client.read()).isEmpty();
            assertThat(System.nanoTime() - before).isLessThan(7_000_000_000L);
        }
    }

    @Test
    void anAgentDrainsItsServer() throws IOException {
        AtomicReference<String> words = new AtomicReference<>("100%");
        mirror("FALLBACK", "127.78.1.99");
        keep(new Listener(ONE, 8185, socket -> say(socket, "drain")));
        keep(new Listener(TWO, 8185, socket -> say(socket, words.get())));
        serve(HTTP + ", \"feedback\": {\"method\": \"AGENT\", \"port\": 8185}");

        await().untilAsserted(() -> assertThat(Through.who(PORT)).containsExactly("TWO"));
        words.set("down");
        await().untilAsserted(() -> assertThat(Through.who(PORT)).containsExactly("FALLBACK"));
        words.set("up 100%");
        await().untilAsserted(() -> assertThat(Through.who(PORT)).containsExactly("TWO"));
    }

    private static void say(java.net.Socket socket, String words) throws IOException {
        socket.getOutputStream().write((words + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** The check greets the server as its user and wants an OK packet. */
    @Test
    void aDatabaseThatRefusesTheUserIsDown() throws IOException {
        BlockingQueue<String> users = new LinkedBlockingQueue<>();
        AtomicReference<Boolean> welcome = new AtomicReference<>(true);
        mirror("ONE", ONE);
        mirror("FALLBACK", "127.78.1.99");
        keep(new Listener("127.78.1.21", 8186, socket -> MysqlStandIn.greet(socket, users, welcome.get())));
        keep(new Listener("127.78.1.22", 8186, socket -> MysqlStandIn.greet(socket, users, false)));
        haproxy(HTTP + ", \"healthCheck\": {\"type\": \"MYSQL\", \"username\": \"lbcheck\", \"port\": 8186}");

        await().untilAsserted(() -> assertThat(Through.who(PORT)).containsExactly("ONE"));
        assertThat(users).contains("lbcheck");
        welcome.set(false);
        await().untilAsserted(() -> assertThat(Through.who(PORT)).containsExactly("FALLBACK"));
    }
}

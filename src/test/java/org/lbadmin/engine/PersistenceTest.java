package org.lbadmin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each way to remember a client, by real connections. */
class PersistenceTest extends TrafficTest {
    private static final String NO_FORWARD = "\"xForwardedFor\": false";

    @Test
    void noneBalancesEveryConnection() throws IOException {
        serve(http("NONE", ""));

        assertThat(Through.who(PORT)).containsExactly("ONE", "TWO");
    }

    @Test
    void aCookieWinsAndTheSourceHelpsWithoutIt() throws IOException {
        serve(http("HTTP_COOKIE_AND_SOURCE_IP", ", \"cookieMaxIdle\": \"1h\", \"cookieMaxLife\": \"1d\""));

        String first = Through.get(PORT, "/");

        assertThat(first)
                .containsPattern("(?i)set-cookie: SERVERID=" + Through.name(first) + "\\|[^|]+\\|[^|]+; path=/");
        assertThat(Through.who(PORT)).containsExactly(Through.name(first));
        String other = Through.name(first).equals("ONE") ? "TWO" : "ONE";
        assertThat(Through.who(PORT, "Cookie: SERVERID=" + other + "|" + now() + "|" + now()))
                .containsExactly(other);
    }

    /** Seconds in the base 64 of HAProxy, as its cookies carry them. */
    private static String now() {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        long units = System.currentTimeMillis() / 1000 >> 2;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.insert(0, digits.charAt((int) (units >> 6 * i & 63)));
        }
        return text.toString();
    }

    @Test
    void theCookieOfTheApplicationCounts() throws IOException {
        serve(http("APPLICATION_COOKIE", ", \"cookieName\": \"APP\""));

        String login = Through.get(PORT, "/login");
        String server = Through.name(login);

        assertThat(login).containsIgnoringCase("set-cookie: APP=of-" + server);
        assertThat(Through.who(PORT, "Cookie: APP=of-" + server)).containsExactly(server);
        assertThat(Through.who(PORT)).containsExactly("ONE", "TWO");
    }

    @Test
    void theAddressThatAnotherProxyTellsCounts() throws IOException {
        serve(http("X_FORWARDED_FOR_AND_SOURCE_IP", ", \"xffPosition\": -2"));

        Set<String> servers = new TreeSet<>();
        for (int i = 1; i <= 8; i++) {
            String header = "X-Forwarded-For: 203.0.113." + i + ", 198.51.100.1";
            Set<String> one = Through.who(PORT, header);
            assertThat(one).as(header).hasSize(1);
            servers.addAll(one);
        }

        assertThat(servers).containsExactly("ONE", "TWO");
        assertThat(Through.who(PORT)).hasSize(1);
    }

    @Test
    void aResumedTlsSessionComesBack() throws IOException {
        serve(tcp("SSL_SESSION_ID"));

        String first = hello("a");
        Set<String> others = new TreeSet<>();
        for (int i = 0; i < 6; i++) {
            assertThat(hello("a")).isEqualTo(first);
            others.add(hello("b" + i));
        }

        assertThat(others).containsExactly("ONE", "TWO");
    }

    /** The server that gets a client hello which resumes a session of this number. */
    private static String hello(String session) throws IOException {
        byte[] number = new byte[32];
        byte[] given = session.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(given, 0, number, 0, given.length);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(new byte[] {3, 3});
        body.write(new byte[32]);
        body.write(32);
        body.write(number);
        body.write(new byte[] {0, 2, 0, 47, 1, 0});
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.write(new byte[] {22, 3, 1, 0, (byte) (body.size() + 4), 1, 0, 0, (byte) body.size()});
        body.writeTo(record);
        try (Through client = new Through(PORT)) {
            return Through.name(client.exchange(record.toByteArray()));
        }
    }

    @Test
    void theTokenOfTheSessionBrokerNamesTheServer() throws IOException {
        serve(tcp("MS_SESSION_BROKER"));

        for (int i = 0; i < 4; i++) {
            assertThat(rdp("msts=" + token(1, 21))).isEqualTo("ONE");
            assertThat(rdp("msts=" + token(1, 22))).isEqualTo("TWO");
        }
    }

    /** Address and port with their octets turned round, as decimal numbers. */
    private static String token(int third, int last) {
        long address = 127 | 78 << 8 | third << 16 | (long) last << 24;
        int port = (SERVER_PORT & 255) << 8 | SERVER_PORT >> 8;
        return address + "." + port + ".0000";
    }

    @Test
    void theUserOfRemoteDesktopStays() throws IOException {
        serve(tcp("RDP_CLIENT_COOKIE"));

        Set<String> servers = new TreeSet<>();
        for (int i = 0; i < 6; i++) {
            String user = "mstshash=user" + i;
            String server = rdp(user);
            assertThat(rdp(user)).isEqualTo(server);
            servers.add(server);
        }

        assertThat(servers).containsExactly("ONE", "TWO");
    }

    /** The server that gets a connection request of RDP (TPKT, X.224) with this cookie. */
    private static String rdp(String cookie) throws IOException {
        byte[] text = ("Cookie: " + cookie + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int length = 11 + text.length;
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(new byte[] {3, 0, 0, (byte) length, (byte) (length - 5), (byte) 0xe0, 0, 0, 0, 0, 0});
        request.write(text);
        try (Through client = new Through(PORT)) {
            client.send(request.toByteArray());
            return client.line();
        }
    }

    @Test
    void everybodyStaysWithTheLastServerThatWorked() throws Exception {
        Mirror one = mirror("ONE", ONE);
        Mirror two = mirror("TWO", TWO);
        haproxy(http("LAST_SUCCESSFUL", ""));

        String first = Through.who(PORT).iterator().next();
        assertThat(Through.who(PORT)).containsExactly(first);
        String second = first.equals("ONE") ? "TWO" : "ONE";
        (first.equals("ONE") ? one : two).close();
        await().untilAsserted(() -> assertThat(Through.who(PORT)).containsExactly(second));
        mirror(first, first.equals("ONE") ? ONE : TWO);
        await().pollDelay(java.time.Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(Through.who(PORT)).containsExactly(second));
    }

    @Test
    void whoWasSentToTheFallbackServerStaysIfAsked() throws Exception {
        mirror("FALLBACK", "127.78.1.99");
        haproxy(http("SOURCE_IP", "")
                + ", \"fallback\": {\"persistent\": true, \"ipAddress\": \"127.78.1.99\", \"port\": 8181}");
        await().untilAsserted(() -> assertThat(Through.who(PORT)).containsExactly("FALLBACK"));

        mirror("ONE", ONE);

        Thread.sleep(1500); // long enough for several good checks of ONE
        assertThat(Through.who(PORT)).containsExactly("FALLBACK");
    }

    @Test
    void whoWasSentToTheFallbackServerReturnsOtherwise() throws IOException {
        mirror("FALLBACK", "127.78.1.99");
        haproxy(http("SOURCE_IP", ""));
        await().untilAsserted(() -> assertThat(Through.who(PORT)).containsExactly("FALLBACK"));

        mirror("ONE", ONE);

        await().untilAsserted(() -> assertThat(Through.who(PORT)).containsExactly("ONE"));
    }

    private static String http(String mode, String more) {
        return "\"protocol\": \"HTTP\", " + NO_FORWARD + ", \"persistence\": {\"mode\": \"" + mode + "\"" + more + "}";
    }

    private static String tcp(String mode) {
        return "\"protocol\": \"TCP\", \"persistence\": {\"mode\": \"" + mode + "\"}";
    }
}

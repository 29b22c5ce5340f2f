package org.lbadmin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lbadmin.model.RunsScripts;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Span;
import org.lbadmin.probe.L7Probe;
import org.lbadmin.probe.ProbeResult;

/** "Test now" counts a server as up exactly where HAProxy does, and says why. */
class ProbeAgreesTest extends TrafficTest {
    private static final String HTTP =
            "\"protocol\": \"TCP\", \"persistence\": {\"mode\": \"NONE\"}, \"healthCheck\": ";
    private static final String WANTS = "{'type': 'NEGOTIATE_HTTP_GET', 'request': 'h', 'response': 'fine'}";
    private static final String STATUS = "{'type': 'NEGOTIATE_HTTP_HEAD', 'request': 'h'}";

    private static final Span INTERVAL = new Span("4s");
    private static final RunsScripts NO_SCRIPTS = new RunsScripts() {
        @Override
        public List<Label> labels() {
            return List.of();
        }

        @Override
        public Run run(Label script, List<String> arguments, int seconds) {
            throw new IllegalStateException("none of these checks has a script");
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                WANTS + "|HTTP/1.0 200 OK~~all fine|true|probe.found",
                WANTS + "|HTTP/1.1 200 OK~content-length: 5~~sorry|false|probe.notFound",
                WANTS + "|HTTP/1.0 404 fine~~fine|false|probe.not200",
                WANTS + "|HTTP/1.0 204 No~x: fine~~|false|probe.not200",
                STATUS + "|HTTP/1.0 302 Found~~|true|probe.status",
                STATUS + "|HTTP/1.0 500 Oh~~|false|probe.badStatus",
                STATUS + "|220 mail.test ESMTP~~|false|probe.notHttp",
                STATUS + "||false|probe.empty",
                "{'type': 'NEGOTIATE_HTTPS_GET'}|HTTP/1.0 200 OK~~|false|probe.tls",
                "{'type': 'CONNECT_TO_PORT'}||true|probe.connected"
            })
    void agreesWithHaproxy(String check, String answer, boolean up, String why) throws IOException {
        String said = answer == null ? "" : answer.replace("~", "\r\n");
        keep(new Listener(ONE, SERVER_PORT, socket -> answer(socket, said)));
        agrees(check, up, why);
    }

    @Test
    void agreesThatNobodyListens() throws IOException {
        agrees("{'type': 'CONNECT_TO_PORT'}", false, "probe.refused");
    }

    @ParameterizedTest
    @CsvSource({"true,probe.mysql.welcome", "false,probe.mysql.refused"})
    void agreesOnMysql(boolean welcome, String why) throws IOException {
        Queue<String> users = new ConcurrentLinkedQueue<>();
        keep(new Listener(ONE, SERVER_PORT, socket -> MysqlStandIn.greet(socket, users, welcome)));

        agrees("{'type': 'MYSQL', 'username': 'lbcheck'}", welcome, why);
        assertThat(users).containsOnly("lbcheck");
    }

    @Test
    void tellsWhatWasSaidOnBothSides() throws IOException {
        keep(new Listener(ONE, SERVER_PORT, socket -> answer(socket, "HTTP/1.0 200 OK\r\nx: \u0007\r\n\r\n<b>")));

        ProbeResult result = new L7Probe(NO_SCRIPTS)
                .run(
                        service(
                                HTTP
                                        + "{\"type\": \"NEGOTIATE_HTTP_GET\", \"host\": \"a.test\"}, \"connections\": {\"sendProxy\": \"V1\"}"),
                        INTERVAL)
                .get(0);

        assertThat(result.server()).isEqualTo("ONE");
        assertThat(result.place()).isEqualTo(ONE + ":" + SERVER_PORT);
        assertThat(result.sent()).startsWith("PROXY UNKNOWN", "GET / HTTP/1.1", "host: a.test");
        assertThat(result.received()).containsExactly("HTTP/1.0 200 OK", "x: \u00b7", "", "<b>");
    }

    private void agrees(String check, boolean up, String why) throws IOException {
        String settings = HTTP + check.replace('\'', '"');
        ProbeResult result =
                new L7Probe(NO_SCRIPTS).run(service(settings), INTERVAL).get(0);
        assertThat(result.why().key()).isEqualTo(why);
        assertThat(result.up()).isEqualTo(up);

        keep(new Listener(
                "127.78.1.99", SERVER_PORT, socket -> socket.getOutputStream().write("fallback".getBytes())));
        haproxy(settings);
        // HAProxy begins with every server up, and needs two bad checks.
        await().during(java.time.Duration.ofMillis(800)).until(() -> isUp() == up);
    }

    private static boolean isUp() throws IOException {
        try (Through client = new Through(PORT)) {
            client.send("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return !client.read().startsWith("fallback");
        }
    }

    private static void answer(Socket socket, String said) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder heard = new StringBuilder();
        int next = in.read();
        while (next >= 0 && heard.append((char) next).indexOf("\r\n\r\n") < 0 && heard.charAt(0) != 0x16) {
            next = in.read();
        }
        socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
    }
}

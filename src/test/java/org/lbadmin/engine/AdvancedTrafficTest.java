package org.lbadmin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What Layer 7 - Advanced Configuration promises, on a real HAProxy: the statistics page and mail. */
class AdvancedTrafficTest extends TrafficTest {
    private static final String PASSWORD = "it's a 100% good #one";
    private static final String SETTINGS = "\"protocol\": \"HTTP\", \"persistence\": {\"mode\": \"NONE\"}";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void withoutAPasswordNobodyListens() throws Exception {
        haproxy(SETTINGS, "\"statistics\": {\"port\": 7077}");

        assertThatThrownBy(() -> new Socket("127.0.0.1", 7077).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void thePageIsForWhoHasThePassword() throws Exception {
        haproxy(SETTINGS, "\"statistics\": {\"port\": 7077, \"password\": \"%s\"}".formatted(PASSWORD));

        assertThat(page("loadbalancer", null).statusCode()).isEqualTo(401);
        assertThat(page("loadbalancer", "wrong").statusCode()).isEqualTo(401);
        assertThat(page("admin", PASSWORD).statusCode()).isEqualTo(401);
        HttpResponse<String> shown = page("loadbalancer", PASSWORD);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("web").doesNotContain("127.78.1.21", "lb1", "name=\"action\"");
    }

    @Test
    void advancedStatsTellMoreAndChangeNothing() throws Exception {
        haproxy(
                SETTINGS,
                "\"statistics\": {\"port\": 7077, \"advanced\": true, \"password\": \"%s\"}".formatted(PASSWORD));

        assertThat(page("loadbalancer", PASSWORD).body())
                .contains("127.78.1.21", "lb1")
                .doesNotContain("name=\"action\"");
    }

    @Test
    void mailTellsThatAServerWentDownAndCameBack() throws Exception {
        try (MailServer mail = new MailServer("127.78.1.25", 2525)) {
            Mirror one = mirror("ONE", ONE);
            haproxy(SETTINGS, """
                    "alerts": {"from": "lb1@example.com", "to": "o'brien+lb@example.com",
                               "mailServer": "127.78.1.25", "mailPort": 2525}""");

            one.close();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(mail.received())
                            .anySatisfy(text -> assertThat(text)
                                    .contains(
                                            "MAIL FROM:<lb1@example.com>",
                                            "RCPT TO:<o'brien+lb@example.com>",
                                            "web/ONE is DOWN")));

            mirror("ONE", ONE);

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(mail.received())
                            .anySatisfy(text -> assertThat(text).contains("web/ONE is UP")));
        }
    }

    private HttpResponse<String> page(String user, String password) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:7077/"));
        if (password != null) {
            byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

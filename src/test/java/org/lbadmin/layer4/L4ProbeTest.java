package org.lbadmin.layer4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.CheckScript;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.model.value.Label;
import org.lbadmin.scripts.CheckScripts;
import org.lbadmin.web.Records;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Health checks of layer 4, made once by a real ldirectord against a real server. */
class L4ProbeTest extends L4Test {
    private static final int PORT = 8087;
    private static final String PAGE = "/lbadmin/cluster/layer4/virtual-services/PACKETS";

    @Autowired
    private L4Documents documents;

    @Autowired
    private CheckScripts scripts;

    @Autowired
    private Records records;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.3.1", PORT), 10);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Host"));
            byte[] body = "all <b>fine</b>".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        layer4.add(documents.virtualService(records.parse("""
                {"label": "PACKETS", "ipAddress": "10.44.30.10", "ports": "%1$d",
                 "healthCheck": {"type": "NEGOTIATE", "protocol": "HTTP", "request": "health", "response": "fine",
                                 "virtualHost": "www.example.com"},
                 "realServers": [{"label": "ONE", "ipAddress": "127.0.3.1"}, {"label": "TWO", "ipAddress": "127.0.3.2"}]}
                """.formatted(PORT))));
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void asksAsLdirectordDoesAndTellsWhatWasSaid() {
        assertThat(mvc.post()
                        .uri("/lbadmin/api/v1/cluster/layer4/virtual-services/PACKETS/health-check")
                        .with(user("x").roles("CONFIG"))
                        .exchange())
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        [{"realServer": "ONE", "place": "127.0.3.1:8087", "up": true, "why": "Up: 200 OK"},
                         {"realServer": "TWO", "place": "127.0.3.2:8087", "up": false}]
                        """);
        assertThat(asked).containsExactly("GET /health www.example.com");
    }

    @Test
    void asksWhatIsTypedAndShowsItAsText() {
        MvcTestResult page = test("healthCheck.response", "sorry");

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Down: all &lt;b&gt;fine&lt;/b&gt;", "GET http://127.0.3.1:8087/other", "value=\"sorry\"")
                .doesNotContain("<b>fine");
        assertThat(asked).containsExactly("GET /other www.example.com");
        assertThat(layer4.get("PACKETS").healthCheck().response()).isEqualTo("fine");
    }

    @Test
    void whatCouldNotBeStoredIsNotAsked() {
        assertThat(test("healthCheck.response", "a\"\ncheckcommand = \"/bin/sh"))
                .bodyText()
                .contains("problem");
        assertThat(asked).isEmpty();
    }

    @Test
    void aScriptGetsWhatLdirectordWouldGiveIt() {
        scripts.replace(List.of(new CheckScript(new Label("one.sh"), """
                #!/bin/sh
                echo "$@"
                [ "$3" = 127.0.3.1 ]
                """)));
        try {
            assertThat(api(
                            mvc.patch().uri(API + "/PACKETS"),
                            "{\"healthCheck\": {\"type\": \"EXTERNAL_SCRIPT\", \"script\": \"none.sh\"}}"))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("no health check script");
            assertThat(api(
                            mvc.patch().uri(API + "/PACKETS"),
                            "{\"healthCheck\": {\"type\": \"EXTERNAL_SCRIPT\", \"script\": \"one.sh\"}}"))
                    .hasStatusOk();
            assertThat(api(mvc.post().uri(API + "/PACKETS/health-check")))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo("""
                            [{"realServer": "ONE", "up": true, "received": ["10.44.30.10 8087 127.0.3.1 8087"]},
                             {"realServer": "TWO", "up": false, "why": "Down: exit 1"}]
                            """);
            assertThat(api(mvc.delete().uri("/lbadmin/api/v1/cluster/health-check-scripts/one.sh")))
                    .hasStatus(HttpStatus.FORBIDDEN);
        } finally {
            layer4.replace(List.of(), L4Advanced.defaults());
            scripts.replace(List.of());
        }
    }

    @Test
    void onlyThoseMayAskWhoMayChange() {
        assertThat(mvc.post()
                        .uri(PAGE + "/test")
                        .with(user("x").roles("REPORT"))
                        .with(csrf())
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult test(String field, String value) {
        return mvc.post()
                .uri(PAGE + "/test")
                .with(user("x").roles("CONFIG"))
                .with(csrf())
                .param("label", "PACKETS")
                .param("ipAddress", "10.44.30.10")
                .param("ports", Integer.toString(PORT))
                .param("healthCheck.type", "NEGOTIATE")
                .param("healthCheck.protocol", "HTTP")
                .param("healthCheck.request", "other")
                .param("healthCheck.virtualHost", "www.example.com")
                .param(field, value)
                .exchange();
    }
}

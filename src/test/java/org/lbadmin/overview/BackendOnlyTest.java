package org.lbadmin.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.live.EngineTest;
import org.lbadmin.live.LiveServer.Health;
import org.lbadmin.live.OperatorState;
import org.lbadmin.live.ServerName;
import org.lbadmin.model.Refused;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A virtual service without a listener, on a real HAProxy: an ACL rule of WEB leads to it. */
class BackendOnlyTest extends EngineTest {
    private static final ServerName PICTURE = new ServerName("IMAGES", "PICTURE");

    private HttpServer server;

    @BeforeEach
    void lead() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.1.3", 8021), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 7);
            exchange.getResponseBody().write("picture".getBytes());
            exchange.close();
        });
        server.start();
        layer7.add(documents.virtualService(records.parse("""
                {"label": "IMAGES", "backendOnly": true, "protocol": "HTTP", "realServers": [
                  {"label": "PICTURE", "ipAddress": "127.0.1.3", "port": 8021}]}
                """)));
        change("""
                {"protocol": "HTTP", "aclRules": [
                  {"type": "PATH_BEGINS", "value": "/images", "action": "BACKEND", "virtualService": "IMAGES"},
                  {"type": "PATH_BEGINS", "value": "/old", "action": "REDIRECT_LOCATION", "location": "/images"}]}
                """);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> live.now()
                        .server(PICTURE)
                        .filter(s -> s.health() == Health.UP)
                        .isPresent());
    }

    @AfterEach
    void nobodyLeads() {
        server.stop(0);
        change("{\"aclRules\": []}");
    }

    @Test
    void aRuleLeadsToItAndItsServersAreSeenAndOperated() throws IOException {
        assertThat(get("/images/a.png")).isEqualTo(200);
        assertThat(page("/lbadmin/?expand=IMAGES"))
                .bodyText()
                .contains("data-vip=\"IMAGES\"", "backend only", "data-rip=\"PICTURE\"", "127.0.1.3");
        assertThat(page("/lbadmin/reports/layer7-status")).bodyText().contains("IMAGES", "PICTURE");
        assertThat(metrics())
                .contains(
                        "layer7_sessions_total{virtual_service=\"IMAGES\"} 1\n",
                        "layer7_server_up{virtual_service=\"IMAGES\",real_server=\"PICTURE\"} 1\n");

        live.operate(PICTURE, OperatorState.HALTED);

        assertThat(get("/images/a.png")).isEqualTo(503);
        assertThat(live.now().vips().get("IMAGES").servers().get("PICTURE").operator())
                .isEqualTo(OperatorState.HALTED);
    }

    @Test
    void aRequestIsExplainedThroughIt() throws IOException {
        layer7.change(
                "IMAGES",
                vip -> documents.virtualService(
                        records.parse(
                                "{\"aclRules\": [{\"type\": \"QUERY\", \"value\": \"bad\", \"action\": \"BLOCK\"}]}"),
                        vip));
        apply();

        assertThat(explained("/images/a")).contains("PICTURE", "balance leastconn");
        assertThat(explained("/images/a?bad"))
                .contains("HAProxy refuses the request")
                .doesNotContain("balance ");
    }

    @Test
    void thereItHasNoAddressAndListsSaySo() {
        assertThat(page("/lbadmin/cluster/layer7/virtual-services")).bodyText().contains("backend only");
        assertThat(page("/lbadmin/cluster/layer7/real-servers")).bodyText().contains("backend only");
        assertThat(page("/lbadmin/search?q=images")).bodyText().contains("backend only");
        assertThat(page("/lbadmin/cluster/layer7/virtual-services/IMAGES"))
                .bodyText()
                .contains("Create Backend Only");
    }

    @Test
    void whileARuleLeadsThereItStays() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> layer7.remove("IMAGES", gone -> {})))
                .isInstanceOf(Refused.class);
    }

    /** The servers of WEB speak no HTTP, so that 200 can only come from PICTURE; a refused status is an answer too. */
    private static int get(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + ADDRESS + ":" + PORT + path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        return connection.getResponseCode();
    }

    private String explained(String path) throws IOException {
        return page("/lbadmin/reports/explain-request?client=127.0.0.1&url=http://" + ADDRESS + ":" + PORT + path)
                .getResponse()
                .getContentAsString();
    }

    private String metrics() throws IOException {
        String admin = Base64.getEncoder().encodeToString("loadbalancer:correct-horse-battery".getBytes());
        return mvc.get()
                .uri("/lbadmin/metrics")
                .header("Authorization", "Basic " + admin)
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private MvcTestResult page(String uri) {
        MvcTestResult page = mvc.get()
                .uri(URI.create(uri))
                .with(user("loadbalancer").roles("CONFIG"))
                .with(csrf())
                .exchange();
        assertThat(page).hasStatusOk();
        return page;
    }

    private void change(String patch) {
        layer7.change(VIP, vip -> documents.virtualService(records.parse(patch), vip));
        apply();
    }
}

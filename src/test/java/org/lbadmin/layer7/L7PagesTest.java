package org.lbadmin.layer7;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.L7HealthCheck;
import org.lbadmin.model.L7VirtualService;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class L7PagesTest extends L7Test {
    private static final Pattern TAG = Pattern.compile("name=\"etag\" value=\"([0-9a-f]+)\"");

    @Test
    void addsAndListsAndDeletes() {
        MvcTestResult added = send(
                PAGES + "/add-virtual-service",
                Map.of("label", "MBOX-HTTPS", "ipAddress", "127.0.9.1", "ports", "443", "protocol", "TCP"));

        assertThat(added).hasStatus3xxRedirection();
        assertThat(page(PAGES + "/virtual-services?q=mbox")).bodyText().contains("MBOX-HTTPS", "Modify MBOX-HTTPS");
        assertThat(page(PAGES + "/virtual-services/MBOX-HTTPS/delete"))
                .bodyText()
                .contains("no real servers");
        assertThat(send(PAGES + "/virtual-services/MBOX-HTTPS/delete", Map.of()))
                .hasStatus3xxRedirection();
        assertThat(layer7.all()).isEmpty();
    }

    @Test
    void whatDoesNotApplyIsKeptAndSaid() {
        api(mvc.post().uri(API), service("one", "110"));
        Map<String, String> check = new HashMap<>(Map.of(
                "healthCheck.type", "NEGOTIATE_HTTPS_GET",
                "healthCheck.request", "owa/healthcheck.htm",
                "healthCheck.response", "200 OK",
                "timeouts.enabled", "true",
                "timeouts.client", "30m"));
        send(PAGES + "/virtual-services/one", check);
        assertThat(layer7.get("one").healthCheck().response()).isEqualTo("200 OK");

        check.put("healthCheck.type", "CONNECT_TO_PORT");
        check.put("healthCheck.response", "\u2028 hidden and wrong");
        check.remove("timeouts.enabled");
        check.put("_timeouts.enabled", "on");
        check.put("timeouts.client", "soon");
        MvcTestResult sent = send(PAGES + "/virtual-services/one", check);
        assertThat(sent).hasStatus3xxRedirection();

        L7VirtualService after = layer7.get("one");
        assertThat(after.healthCheck().type()).isEqualTo(L7HealthCheck.Type.CONNECT_TO_PORT);
        assertThat(after.healthCheck().request()).isEqualTo("owa/healthcheck.htm");
        assertThat(after.healthCheck().response())
                .as("what is wrong and not seen is not taken")
                .isEqualTo("200 OK");
        assertThat(after.timeouts().client().value()).isEqualTo("30m");
        assertThat(notice(sent))
                .contains(
                        "Not used while Health Checks is Connect to port: Request to send, Response expected.",
                        "Not used while Timeout is off: Client Timeout.");
        assertThat(page(PAGES + "/virtual-services/one"))
                .bodyText()
                .contains("Not used while Health Checks is Connect to port: Request to send, Response expected.");
        assertThat(notice(send(PAGES + "/virtual-services/one", Map.of("ports", "111"))))
                .as("known already")
                .doesNotContain("Not used");
    }

    @Test
    void switchingTheModeAndBackBringsEverythingBack() {
        api(mvc.post().uri(API), """
                {"label": "one", "ipAddress": "127.0.9.1", "ports": "80", "protocol": "HTTP",
                 "persistence": {"mode": "HTTP_COOKIE", "cookieName": "MINE"},
                 "http": {"compression": true, "hsts": true, "hstsMonths": 12},
                 "aclRules": [{"type": "PATH_BEGINS", "value": "/a", "action": "BLOCK"}],
                 "headerRules": [{"direction": "REQUEST", "option": "SET", "name": "X", "value": "1"},
                                 {"direction": "REQUEST", "option": "DELETE", "name": "Y"}],
                 "realServers": [{"label": "r", "ipAddress": "192.0.2.1", "port": 80, "redirect": true}]}
                """);
        L7VirtualService before = layer7.get("one");

        MvcTestResult there = send(PAGES + "/virtual-services/one", Map.of("protocol", "TCP", "http.hstsMonths", "11"));
        assertThat(there).hasStatus3xxRedirection();
        assertThat(notice(there))
                .contains("Not used while Layer 7 Protocol is TCP Mode: ")
                .contains("Compression", "HSTS", "2 header rules", "1 ACL rule that reads requests")
                .contains("persistence by HTTP Cookie (Source IP instead)", "Enable Redirect of r")
                .doesNotContain("X-Forwarded-For");
        assertThat(page(PAGES + "/virtual-services/one"))
                .bodyText()
                .contains("Not used while Layer 7 Protocol is TCP Mode: ", "Not used: it cannot work");
        assertThat(send(PAGES + "/virtual-services/one", Map.of("maxConnections", "9", "protocol", "TCP")))
                .as("goes on being edited")
                .hasStatus3xxRedirection();
        assertThat(send(
                        PAGES + "/virtual-services/one",
                        Map.of(
                                "protocol",
                                "HTTP",
                                "maxConnections",
                                Integer.toString(before.maxConnections()),
                                "http.hstsMonths",
                                "12")))
                .hasStatus3xxRedirection();

        assertThat(layer7.get("one")).isEqualTo(before);
    }

    @Test
    void aCopyInAnotherModeKeepsWhatTheOriginalHas() {
        api(mvc.post().uri(API), """
                {"label": "one", "ipAddress": "127.0.9.1", "ports": "80", "protocol": "HTTP",
                 "http": {"compression": true},
                 "headerRules": [{"direction": "REQUEST", "option": "DELETE", "name": "Y"}]}
                """);

        assertThat(send(
                        PAGES + "/add-virtual-service?from=one",
                        Map.of("label", "two", "ipAddress", "127.0.9.1", "ports", "81", "protocol", "TCP")))
                .hasStatus3xxRedirection();
        assertThat(layer7.get("two").http().compression()).isTrue();
        assertThat(layer7.get("two").headerRules()).hasSize(1);
    }

    @Test
    void aBackendOnlyAsksForNoAddress() {
        assertThat(page(PAGES + "/add-virtual-service"))
                .bodyText()
                .contains("data-only-when=\"backendOnly=false\"", "Create Backend Only");
        assertThat(send(PAGES + "/add-virtual-service", Map.of("label", "x", "ipAddress", "", "ports", "")))
                .hasStatusOk()
                .bodyText()
                .contains("2 problems");

        assertThat(send(
                        PAGES + "/add-virtual-service",
                        Map.of("label", "x", "ipAddress", "not\none", "ports", "", "backendOnly", "true")))
                .hasStatus3xxRedirection();

        assertThat(layer7.get("x").listener()).isEmpty();
        assertThat(layer7.get("x").ipAddress()).isNull();
        assertThat(page(PAGES + "/virtual-services/x/delete")).bodyText().contains("no real servers");
        assertThat(send(PAGES + "/virtual-services/x", Map.of("_backendOnly", "on")))
                .hasStatusOk()
                .bodyText()
                .contains("This must be given");
        assertThat(send(
                        PAGES + "/virtual-services/x",
                        Map.of("_backendOnly", "on", "ipAddress", "127.0.9.1", "ports", "80")))
                .hasStatus3xxRedirection();
        assertThat(layer7.get("x").listener()).isPresent();
    }

    @Test
    void aBackendOnlyFreesItsAddressAndKeepsItForLater() {
        api(mvc.post().uri(API), service("one", "110"));
        MvcTestResult sent = send(PAGES + "/virtual-services/one", Map.of("backendOnly", "true"));

        assertThat(notice(sent)).contains("Not used while Create Backend Only is on: IP Address, Ports.");
        assertThat(api(mvc.post().uri(API), service("two", "110"))).hasStatus(HttpStatus.CREATED);
        assertThat(send(PAGES + "/virtual-services/one", Map.of("_backendOnly", "on")))
                .hasStatusOk()
                .bodyText()
                .contains("Port 110 on 127.0.9.1 is already used by two");
    }

    private static String notice(MvcTestResult sent) {
        return String.valueOf(((List<?>) sent.getMvcResult().getFlashMap().get("messages")).get(0));
    }

    @Test
    void aFormThatIsStaleShowsBothAndChangesNothing() {
        api(mvc.post().uri(API), service("one", "110"));
        String tag = tag(page(PAGES + "/virtual-services/one"));
        api(mvc.patch().uri(API + "/one"), "{\"ports\": \"995\"}");

        MvcTestResult refused = send(PAGES + "/virtual-services/one", Map.of("ports", "993", "etag", tag));

        assertThat(refused)
                .hasStatusOk()
                .bodyText()
                .contains("Someone changed this in the meantime", "Stored now: 995", "value=\"993\"");
        assertThat(layer7.get("one").ports().value()).isEqualTo("995");
        assertThat(send(PAGES + "/virtual-services/one", Map.of("ports", "993", "etag", tag(refused))))
                .hasStatus3xxRedirection();
        assertThat(layer7.get("one").ports().value()).isEqualTo("993");
    }

    @Test
    void anEditOfARealServerDoesNotMakeTheServicesFormStale() {
        api(mvc.post().uri(API), service("one", "110"));
        String tag = tag(page(PAGES + "/virtual-services/one"));
        send(PAGES + "/virtual-services/one/add-real-server", Map.of("label", "r", "ipAddress", "192.0.2.1"));

        assertThat(send(PAGES + "/virtual-services/one", Map.of("ports", "993", "etag", tag)))
                .hasStatus3xxRedirection();
        assertThat(layer7.get("one").realServers()).hasSize(1);
    }

    @Test
    void aCopyHasEverythingButItsOwnLabelAndPorts() {
        api(mvc.post().uri(API), """
                {"label": "one", "ipAddress": "127.0.9.1", "ports": "80", "protocol": "HTTP", "maxConnections": 7,
                 "realServers": [{"label": "r", "ipAddress": "192.0.2.1", "weight": 3}]}
                """);

        assertThat(page(PAGES + "/add-virtual-service?from=one")).bodyText().contains("one-copy");
        assertThat(send(
                        PAGES + "/add-virtual-service",
                        Map.of(
                                "from",
                                "one",
                                "label",
                                "two",
                                "ipAddress",
                                "127.0.9.1",
                                "ports",
                                "81",
                                "protocol",
                                "HTTP")))
                .hasStatus3xxRedirection();
        assertThat(layer7.get("two").maxConnections()).isEqualTo(7);
        assertThat(layer7.get("two").realServers()).isEqualTo(layer7.get("one").realServers());
    }

    @Test
    void theWizardMakesAServiceWithItsServers() {
        assertThat(send(
                        "/lbadmin/cluster/wizard",
                        Map.of("label", "web", "ipAddress", "127.0.9.1", "ports", "80", "protocol", "HTTP")))
                .hasRedirectedUrl("/lbadmin/cluster/wizard/web");
        assertThat(page("/lbadmin/cluster/wizard/web")).bodyText().contains("value=\"RIP1\"", "value=\"80\"");
        send(
                "/lbadmin/cluster/wizard/web",
                Map.of("label", "RIP1", "ipAddress", "192.0.2.1", "port", "80", "weight", "9"));

        assertThat(page("/lbadmin/cluster/wizard/web/finish")).bodyText().contains("Reload HAProxy", "1 real server");
        assertThat(layer7.get("web").realServers().get(0).weight()).isEqualTo(9);
    }

    @Test
    void aHealthCheckIsTestedAsItIsTypedAndNothingIsStored() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.1.9", 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("fine".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        api(mvc.post().uri(API), """
                {"label": "one", "ipAddress": "127.0.9.1", "ports": "110", "protocol": "TCP", "realServers": [
                  {"label": "A", "ipAddress": "127.0.1.9", "port": %d}, {"label": "B", "ipAddress": "127.0.1.9", "port": 1}]}
                """.formatted(port));
        L7VirtualService before = layer7.get("one");

        MvcTestResult tested = send(
                PAGES + "/virtual-services/one/test",
                Map.of("healthCheck.type", "NEGOTIATE_HTTP_GET", "healthCheck.response", "fine", "ports", "111"));
        MvcTestResult wrong = send(PAGES + "/virtual-services/one/test", Map.of("ports", "x"));
        MvcTestResult stored = api(mvc.post().uri(API + "/one/health-check"), "");
        server.stop(0);

        assertThat(tested)
                .hasStatusOk()
                .bodyText()
                .contains("is in the body", "GET / HTTP/1.0", "refused the connection", "value=\"111\"");
        assertThat(wrong).hasStatusOk().bodyText().contains("1 problem", "value=\"x\"");
        assertThat(stored).hasStatusOk().bodyText().contains("the connection was accepted", "\"up\":false");
        assertThat(layer7.get("one")).isSameAs(before);
    }

    private static String tag(MvcTestResult page) {
        try {
            Matcher matcher = TAG.matcher(page.getResponse().getContentAsString());
            assertThat(matcher.find()).isTrue();
            return matcher.group(1);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}

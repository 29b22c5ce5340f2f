package org.lbadmin.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lbadmin.live.EngineTest;
import org.lbadmin.live.OperatorState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriComponentsBuilder;

/** The way of a request, as HAProxy really goes it where that can be seen. */
class ExplainTest extends EngineTest {
    private static final String URL = "http://127.0.0.20:8020/";

    @Autowired
    private Explain explain;

    @Test
    void withoutPersistenceItIsBalanced() {
        assertThat(way(URL, ""))
                .contains("arrives at the virtual service WEB", "every connection is balanced anew")
                .contains("next in turn gets it, of ONE, TWO. Now: ONE up, weight 1", "TWO up");
        assertThat(steps(URL, "").get(0).lines()).containsExactly("bind 127.0.0.20:8020");
        assertThat(steps(URL, "").get(2).lines()).contains("balance roundrobin");
    }

    @Test
    void whoIsKeptIsToldByTheTableAndReallyGoesThere() throws IOException {
        change("{\"persistence\": {\"mode\": \"SOURCE_IP\"}}");
        assertThat(way(URL, "")).contains("does not know 127.0.0.1");

        String server = answering().iterator().next();

        assertThat(way(URL, "")).contains("knows 127.0.0.1, and keeps it on " + server, server + " gets it: up");
        operate(server, OperatorState.DRAINED);
        assertThat(answering()).containsExactly(server);
        assertThat(way(URL, "")).contains(server + " gets it: drained");
        operate(server, OperatorState.HALTED);
        String other = answering().iterator().next();
        assertThat(other).isNotEqualTo(server);
    }

    @Test
    void rulesAreFollowedInTheirOrder() {
        change("""
                {"protocol": "HTTP", "persistence": {"mode": "HTTP_COOKIE"}, "aclRules": [
                  {"type": "PATH_BEGINS", "value": "/one", "action": "USE_SERVER", "realServer": "ONE"},
                  {"type": "SOURCE_ADDRESS", "value": "10.0.0.0/8", "action": "BLOCK"},
                  {"type": "HOST_NAME", "condition": "NOT_EQUAL", "value": "a.test", "action": "REDIRECT_LOCATION",
                   "location": "http://a.test/"}]}
                """);

        assertThat(way("http://127.0.0.20:8020/one", "")).contains("Rule 1 applies: ONE gets it", "ONE gets it: up");
        assertThat(way("http://127.0.0.20:8020/", "")).contains("Rule 3 applies", "redirect to http://a.test/");
        assertThat(explain.of(Asked.of("10.1.2.3", "http://a.test:8020/", "127.0.0.20", "")))
                .extracting(Step::sentence)
                .contains("Rule 2 applies: HAProxy refuses the request.");
        List<Step> through = explain.of(Asked.of("127.0.0.1", "http://a.test:8020/x?y", "", "a=b; SERVERID=TWO"));
        assertThat(sentences(through))
                .contains(
                        "No rule decides: the real servers of WEB",
                        "cookie SERVERID keeps the client on TWO",
                        "TWO gets it");
        assertThat(sentences(explain.of(Asked.of("127.0.0.1", "http://a.test:8020/", "", "SERVERID=GONE"))))
                .contains("kept on GONE, but that server cannot be reached");
    }

    @Test
    void theLinesOfARuleAreThoseOfTheConfiguration() {
        change("""
                {"protocol": "HTTP", "persistence": {"mode": "NONE"}, "aclRules": [
                  {"type": "PATH_BEGINS", "value": "/one", "action": "USE_SERVER", "realServer": "ONE"}]}
                """);

        assertThat(steps("http://127.0.0.20:8020/one", "").get(1).lines())
                .containsExactly("acl rule1 path -m beg -- /one", "use-server ONE if rule1");
    }

    @Test
    void nobodyAndTheFallbackServerAreTold() {
        assertThat(way("http://127.0.0.20:1/", "")).contains("Nothing of layer 7 listens on port 1");
        assertThat(way("https://127.0.0.99:8020/", "")).contains("Nothing of layer 7 listens on port 8020");
        operate("ONE", OperatorState.HALTED);
        operate("TWO", OperatorState.DRAINED);
        assertThat(way(URL, "")).contains("fallback server 127.0.0.1:9081 gets it", "ONE halted", "TWO drained");
    }

    @Test
    void thePageKeepsWhatWasTyped() {
        MvcTestResult wrong = page("x", "ftp://a/\"<", "1.2.3", "a=b");
        assertThat(wrong)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "3 problems",
                        "value=\"ftp://a/&quot;&lt;\"",
                        "value=\"1.2.3\"",
                        "value=\"a=b\"",
                        "is not a URL");
        assertThat(page("127.0.0.1", URL, "", ""))
                .hasStatusOk()
                .bodyText()
                .contains("arrives at the virtual service WEB", "bind 127.0.0.20:8020");
        assertThat(mvc.get()
                        .uri("/lbadmin/reports/explain-request")
                        .with(user("x").roles("REPORT"))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("value=\"127.0.0.1\"");
    }

    private MvcTestResult page(String client, String url, String address, String cookies) {
        String uri = UriComponentsBuilder.fromPath("/lbadmin/reports/explain-request")
                .queryParam("client", "{a}")
                .queryParam("url", "{b}")
                .queryParam("address", "{c}")
                .queryParam("cookies", "{d}")
                .encode()
                .buildAndExpand(client, url, address, cookies)
                .toUriString();
        return mvc.get()
                .uri(java.net.URI.create(uri))
                .with(user("x").roles("REPORT"))
                .exchange();
    }

    private void operate(String server, OperatorState wanted) {
        live.operate(new org.lbadmin.live.ServerName(VIP, server), wanted);
    }

    private void change(String patch) {
        layer7.change(VIP, vip -> documents.virtualService(records.parse(patch), vip));
        apply();
    }

    private List<Step> steps(String url, String cookies) {
        return explain.of(Asked.of("127.0.0.1", url, "", cookies));
    }

    private String way(String url, String cookies) {
        return sentences(steps(url, cookies));
    }

    private static String sentences(List<Step> steps) {
        return steps.stream().map(Step::sentence).collect(Collectors.joining("\n"));
    }
}

package org.lbadmin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** ACL rules and header rules, by real requests. */
class RulesTest extends TrafficTest {
    private static final String HTTP = "\"protocol\": \"HTTP\", \"persistence\": {\"mode\": \"NONE\"}";

    @Test
    void redirectsWhereARuleApplies() throws IOException {
        serve(HTTP + acl("""
                {"type": "PATH_BEGINS", "value": "/old", "action": "REDIRECT_LOCATION",
                 "location": "https://new.test/%20?a=%[src]", "redirectCode": 301},
                {"type": "HOST_NAME_BEGINS", "value": "www.", "action": "REDIRECT_PREFIX", "location": "/mail"}"""));

        assertThat(Through.get(PORT, "/old/a"))
                .startsWith("HTTP/1.1 301 ")
                .containsIgnoringCase("\r\nlocation: https://new.test/%20?a=%[src]\r\n");
        assertThat(Through.get(PORT, "/Old")).startsWith("HTTP/1.1 200 ");
        try (Through client = new Through(PORT)) {
            String answer = client.exchange("GET /a?b HTTP/1.1\r\nHost: WWW.x\r\n\r\n".getBytes());
            assertThat(answer).startsWith("HTTP/1.1 302 ").containsIgnoringCase("\r\nlocation: /mail/a?b\r\n");
        }
    }

    @Test
    void refusesWhereARuleApplies() throws IOException {
        serve(HTTP + acl("""
                {"type": "QUERY", "value": "drop=1", "action": "BLOCK"},
                {"type": "PATH_ENDS", "condition": "NOT_EQUAL", "value": ".html", "action": "BLOCK"}"""));

        assertThat(Through.get(PORT, "/a.html?drop=1")).startsWith("HTTP/1.1 403 ");
        assertThat(Through.get(PORT, "/a.php")).startsWith("HTTP/1.1 403 ");
        assertThat(Through.get(PORT, "/a.html")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void theFirstRuleDecidesWhateverItDoes() throws IOException {
        serve(HTTP + acl("""
                {"type": "PATH_BEGINS", "value": "/one", "action": "USE_SERVER", "realServer": "ONE"},
                {"type": "PATH_BEGINS", "value": "/other", "action": "BACKEND", "virtualService": "other"},
                {"type": "QUERY", "value": "x", "action": "BLOCK"},
                {"type": "QUERY", "value": "two", "action": "USE_SERVER", "realServer": "TWO"}"""));
        mirror("OTHER", "127.78.1.23");

        for (int i = 0; i < 4; i++) {
            assertThat(Through.name(Through.get(PORT, "/one?x"))).isEqualTo("ONE");
            assertThat(Through.name(Through.get(PORT, "/one?two"))).isEqualTo("ONE");
            assertThat(Through.name(Through.get(PORT, "/other?x"))).isEqualTo("OTHER");
            assertThat(Through.name(Through.get(PORT, "/?two"))).isEqualTo("TWO");
        }
        assertThat(Through.get(PORT, "/?x")).startsWith("HTTP/1.1 403 ");
        assertThat(Through.who(PORT)).containsExactly("ONE", "TWO");
    }

    @Test
    void inTcpModeTheClientsAddressDecides() throws IOException {
        serve("\"protocol\": \"TCP\", \"persistence\": {\"mode\": \"NONE\"}" + acl("""
                {"type": "SOURCE_ADDRESS", "value": "127.0.0.0/8", "action": "USE_SERVER", "realServer": "TWO"},
                {"type": "SOURCE_ADDRESS", "value": "0.0.0.0/0", "action": "BLOCK"}"""));

        assertThat(Through.who(PORT)).containsExactly("TWO");
    }

    @Test
    void inTcpModeAStrangerIsRefused() throws IOException {
        serve("\"protocol\": \"TCP\", \"persistence\": {\"mode\": \"NONE\"}" + acl("""
                {"type": "SOURCE_ADDRESS", "condition": "NOT_EQUAL", "value": "10.0.0.0/8", "action": "BLOCK"}"""));

        assertThat(Through.get(PORT, "/")).isEmpty();
    }

    @Test
    void headersAreAddedSetReplacedAndRemoved() throws IOException {
        serve(HTTP + """
                , "headerRules": [
                  {"name": "X-Site", "value": "it's %[src] \\"here\\""},
                  {"option": "ADD", "name": "X-Twice", "value": "two"},
                  {"option": "DELETE", "name": "X-Secret"},
                  {"option": "REPLACE", "name": "X-Old", "pattern": "a(.)c", "value": "<\\\\1>"},
                  {"direction": "RESPONSE", "name": "Server", "value": "none"},
                  {"direction": "RESPONSE", "option": "DELETE", "name": "Content-Type"}]""");

        String answer = Through.get(PORT, "/", "X-Site: theirs", "X-Twice: one", "X-Secret: s", "X-Old: -abc-");
        String request = answer.substring(answer.indexOf("\r\n\r\n"));

        assertThat(request)
                .containsIgnoringCase("\r\nx-site: it's %[src] \"here\"\r\n")
                .containsIgnoringCase("\r\nx-twice: one\r\n")
                .containsIgnoringCase("\r\nx-twice: two\r\n")
                .containsIgnoringCase("\r\nx-old: <b>\r\n")
                .doesNotContainIgnoringCase("x-secret")
                .doesNotContain("theirs");
        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n")))
                .containsIgnoringCase("\r\nserver: none")
                .doesNotContainIgnoringCase("content-type");
    }

    private static String acl(String rules) {
        return ", \"aclRules\": [" + rules + "]";
    }
}

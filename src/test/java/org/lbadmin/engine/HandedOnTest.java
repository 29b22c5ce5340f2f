package org.lbadmin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rules of a virtual service hold for what a rule of another one hands on to it, by real requests. */
class HandedOnTest extends TrafficTest {
    private static final int FRONT = 8183;
    private static final String HTTP = "\"protocol\": \"HTTP\", \"persistence\": {\"mode\": \"NONE\"}";
    private static final String TCP = "\"protocol\": \"TCP\", \"persistence\": {\"mode\": \"NONE\"}";

    private static final String RULES = HTTP + """
            , "headerRules": [{"name": "X-Who", "value": "target"},
                              {"direction": "RESPONSE", "name": "X-Answer", "value": "target"},
                              {"direction": "RESPONSE", "name": "X-Target", "value": "was here"}],
              "aclRules": [
                {"type": "PATH_BEGINS", "value": "/away", "action": "BACKEND", "virtualService": "other"},
                {"type": "PATH_BEGINS", "value": "/away/block", "action": "BLOCK"},
                {"type": "PATH_BEGINS", "value": "/away/two", "action": "USE_SERVER", "realServer": "TWO"},
                {"type": "PATH_BEGINS", "value": "/away/move", "action": "REDIRECT_LOCATION", "location": "/moved"},
                {"type": "PATH_BEGINS", "value": "/location", "action": "REDIRECT_LOCATION",
                 "location": "https://new.test/", "redirectCode": 301},
                {"type": "PATH_BEGINS", "value": "/prefix", "action": "REDIRECT_PREFIX", "location": "/below"},
                {"type": "PATH_BEGINS", "value": "/block", "action": "BLOCK"},
                {"type": "PATH_BEGINS", "value": "/two", "action": "USE_SERVER", "realServer": "TWO"},
                {"type": "HOST_NAME", "value": "front.test", "action": "BLOCK"}]""";

    @Test
    void redirectsBlocksAndServersHoldBothWays() throws IOException {
        handOn(RULES);

        for (int port : List.of(PORT, FRONT)) {
            assertThat(Through.get(port, "/location"))
                    .startsWith("HTTP/1.1 301 ")
                    .containsIgnoringCase("\r\nlocation: https://new.test/\r\n");
            assertThat(Through.get(port, "/prefix/a?b"))
                    .startsWith("HTTP/1.1 302 ")
                    .containsIgnoringCase("\r\nlocation: /below/prefix/a?b\r\n");
            assertThat(Through.get(port, "/block")).startsWith("HTTP/1.1 403 ");
            for (int i = 0; i < 4; i++) {
                assertThat(Through.name(Through.get(port, "/two"))).isEqualTo("TWO");
            }
        }
    }

    @Test
    void ruleThatHandsOnIsAsIfItWereNotThere() throws IOException {
        handOn(RULES);
        mirror("OTHER", "127.78.1.23");

        for (String path : List.of("/away", "/away/block", "/away/two", "/away/move")) {
            assertThat(Through.name(Through.get(PORT, path))).as(path).isEqualTo("OTHER");
        }
        assertThat(Through.name(Through.get(FRONT, "/away"))).isIn("ONE", "TWO");
        assertThat(Through.get(FRONT, "/away/block")).startsWith("HTTP/1.1 403 ");
        assertThat(Through.get(FRONT, "/away/move")).startsWith("HTTP/1.1 302 ");
        for (int i = 0; i < 4; i++) {
            assertThat(Through.name(Through.get(FRONT, "/away/two"))).isEqualTo("TWO");
        }
    }

    @Test
    void headerRulesOfBothHoldInTurn() throws IOException {
        handOn(RULES);

        String handedOn = Through.get(FRONT, "/");
        String direct = Through.get(PORT, "/");

        assertThat(handedOn)
                .containsIgnoringCase("\r\nx-who: target\r\n")
                .containsIgnoringCase("\r\nx-front: was here\r\n")
                .containsIgnoringCase("\r\nx-answer: front\r\n")
                .containsIgnoringCase("\r\nx-target: was here\r\n")
                .doesNotContainIgnoringCase("x-who: front")
                .doesNotContainIgnoringCase("x-answer: target");
        assertThat(direct)
                .containsIgnoringCase("\r\nx-who: target\r\n")
                .containsIgnoringCase("\r\nx-answer: target\r\n")
                .doesNotContainIgnoringCase("x-front");
    }

    @Test
    void hostIsSeenAsTheFirstOneLeftIt() throws IOException {
        handOn(RULES, ", {\"name\": \"Host\", \"value\": \"front.test\"}");

        assertThat(Through.get(FRONT, "/")).startsWith("HTTP/1.1 403 ");
        assertThat(Through.get(PORT, "/")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void forceToHttpsWouldRedirectWhatIsHandedOn() throws IOException {
        handOn(HTTP + ", \"forceToHttps\": true");

        assertThat(Through.get(FRONT, "/a"))
                .startsWith("HTTP/1.1 302 ")
                .containsIgnoringCase("\r\nlocation: https://mail.test/a\r\n");
    }

    @Test
    void backendOnlyHasTheSameRules() throws IOException {
        handOn("\"backendOnly\": true, " + RULES);

        assertThat(Through.get(FRONT, "/location")).startsWith("HTTP/1.1 301 ");
        assertThat(Through.get(FRONT, "/prefix")).startsWith("HTTP/1.1 302 ");
        assertThat(Through.get(FRONT, "/block")).startsWith("HTTP/1.1 403 ");
        assertThat(Through.get(FRONT, "/away/block")).startsWith("HTTP/1.1 403 ");
        assertThat(Through.name(Through.get(FRONT, "/away/two"))).isEqualTo("TWO");
        assertThat(Through.get(FRONT, "/"))
                .containsIgnoringCase("x-who: target")
                .containsIgnoringCase("x-target: was here");
    }

    @Test
    void inTcpModeBlocksAndServersHoldToo() throws IOException {
        handOn(TCP + """
                , "aclRules": [{"type": "SOURCE_ADDRESS", "value": "127.0.0.0/8", "action": "BACKEND",
                                "virtualService": "other"},
                               {"type": "SOURCE_ADDRESS", "value": "127.0.0.0/8", "action": "USE_SERVER",
                                "realServer": "TWO"}]""");

        assertThat(Through.who(FRONT)).containsExactly("TWO");
    }

    @Test
    void inTcpModeABlockBehindARuleThatHandsOnHolds() throws IOException {
        handOn(TCP + """
                , "aclRules": [{"type": "SOURCE_ADDRESS", "value": "127.0.0.0/8", "action": "BACKEND",
                                "virtualService": "other"},
                               {"type": "SOURCE_ADDRESS", "value": "127.0.0.0/8", "action": "BLOCK"}]""");

        assertThat(Through.get(FRONT, "/")).isEmpty();
    }

    private void handOn(String target) throws IOException {
        handOn(target, "");
    }

    /** @param frontHeaders more header rules of the virtual service that clients come to */
    private void handOn(String target, String frontHeaders) throws IOException {
        boolean http = target.contains("\"HTTP\"");
        String mode = http ? HTTP : TCP;
        String headers = http ? """
                , "headerRules": [{"name": "X-Who", "value": "front"},
                                  {"direction": "RESPONSE", "name": "X-Answer", "value": "front"},
                                  {"direction": "RESPONSE", "name": "X-Front", "value": "was here"}%s]""".formatted(frontHeaders) : "";
        serveBeside(target, """
                {"label": "front", "ipAddress": "127.78.1.10", "ports": "8183", %s%s, "aclRules": [
                  {"type": "SOURCE_ADDRESS", "value": "127.0.0.0/8", "action": "BACKEND", "virtualService": "web"}]}
                """.formatted(mode, headers), """
                {"label": "other", "ipAddress": "127.78.1.10", "ports": "8182", %s,
                 "realServers": [{"label": "OTHER", "ipAddress": "127.78.1.23", "port": 8181}]}
                """.formatted(mode));
    }
}

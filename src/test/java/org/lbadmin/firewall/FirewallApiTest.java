package org.lbadmin.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lbadmin.model.Firewall;
import org.springframework.http.HttpHeaders;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class FirewallApiTest extends FirewallTest {
    @Test
    void isLockedInSecureModeAndSaysWhy() {
        mode("SECURE");

        assertThat(put(SMTP))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("Secure", "Custom");
        assertThat(mvc.get().uri(API))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.locked")
                .isEqualTo(true);
        assertThat(rules()).doesNotContain("dpt:25");
    }

    @Test
    void goesLiveOnTrialAndStaysWhenConfirmed() {
        assertThat(put(SMTP))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.confirmWithinSeconds")
                .isEqualTo(300);

        assertThat(rules()).contains("dpt:25");
        assertThat(mvc.get().uri(API))
                .bodyJson()
                .extractingPath("$.trial.state")
                .isEqualTo("WAITING");
        assertThat(firewall.read().script()).isNotEqualTo(SMTP);
        assertThat(put("true\n"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("waits to be confirmed");
        assertThat(post(API + "/confirm"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("CONFIRMED");
        assertThat(mvc.get().uri(API)).bodyJson().extractingPath("$.script").isEqualTo(SMTP);
        assertThat(post(API + "/confirm")).hasStatus(409);
        assertThat(put(SMTP)).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("UNCHANGED");
    }

    @Test
    void isNeverPending() {
        assertThat(put(SMTP)).hasStatus(202);

        assertThat(mvc.get().uri("/lbadmin/api/v1/maintenance/commit"))
                .bodyText()
                .doesNotContain("firewall");
        assertThat(json(mvc.post().uri("/lbadmin/api/v1/maintenance/commit"), "{\"engines\": [\"firewall\"]}"))
                .hasStatus(422);
    }

    @Test
    void comesBackOnRequest() {
        live("iptables -A INPUT -p tcp --dport 26 -j DROP\n");
        assertThat(put(SMTP)).hasStatus(202);

        assertThat(post(API + "/revert"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("REVERTED");

        assertThat(rules()).contains("dpt:26").doesNotContain("dpt:25");
        assertThat(firewall.read().script()).contains("--dport 26");
        assertThat(trials.tried())
                .hasValueSatisfying(tried -> assertThat(tried.script()).isEqualTo(SMTP));
    }

    /** Each kind of mistake; a script that does not end takes the whole time limit, and is tried where the limit is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            iptabels -A INPUT -p tcp --dport 25 -j DROP                              | Line 2 | iptabels
            iptables -A INPUT -p tcp --dport 25 -j DORP                              | Line 2 | DORP
            iptables -A INPUT -p tcp --dport 99999 -j DROP                           | Line 2 | 99999
            if true; then iptables -A INPUT -p tcp --dport 25 -j DROP                | Line   | syntax error
            iptables -F; iptables -A INPUT -p tcp --dprt 25 -j DROP                  | Line 2 | dprt
            """)
    void refusesWithTheLineAndChangesNothing(String wrong, String line, String words) {
        live("iptables -A INPUT -p tcp --dport 26 -j DROP\n");

        MvcTestResult refused = put("# comment\n" + wrong.strip() + "\n");

        assertThat(refused)
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("script");
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .asString()
                .startsWith(line)
                .contains(words);
        assertThat(rules()).contains("dpt:26").doesNotContain("dpt:25");
        assertThat(firewall.read().script()).contains("--dport 26");
    }

    @Test
    void whoWouldBeLockedOutMustSayItTwice() {
        String script = "iptables -A INPUT -p tcp --dport 80 -j DROP\n";

        assertThat(put(script))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("the WebUI (port 80)");
        assertThat(rules()).doesNotContain("dpt:80");
        assertThat(json(mvc.put().uri(API), body(script, true))).hasStatus(202);
        assertThat(rules()).contains("dpt:80");
    }

    @Test
    void refusesWhatIsNoScript() {
        assertThat(put("true\u0000"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .isEqualTo("Line 1 contains the character U+0000, which is no text.");
        assertThat(json(mvc.put().uri(API), "{\"script\": \"a\\n\\ud800\"}"))
                .hasStatus(422)
                .bodyText()
                .contains("Line 2", "U+D800");
        assertThat(json(mvc.put().uri(API), "{\"script\": [1]}")).hasStatus(422);
        assertThat(json(mvc.put().uri(API), "{}")).hasStatus(422).bodyText().contains("script");
        assertThat(json(mvc.put().uri(API), "{\"script\": \"true\", \"colour\": 1}"))
                .hasStatus(422)
                .bodyText()
                .contains("colour");
        assertThat(put("#".repeat(500_000))).hasStatus(422).bodyText().contains("400000");
        assertThat(put("#".repeat(10_000_000))).hasStatus(413);
    }

    /** Nothing in it can be compressed, so that every column must be long enough. */
    @Test
    void takesAScriptAsLongAsItMayBe() {
        Random random = new Random(7);
        String noise = random.ints(Firewall.LONGEST - SMTP.length() - 2, ' ', '~')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        live("#" + noise.replace('\\', '"') + "\n" + SMTP);

        assertThat(firewall.read().script()).hasSize(Firewall.LONGEST);
        assertThat(rules()).contains("dpt:25");
    }

    @Test
    void aStaleIfMatchChangesNothing() {
        String tag = mvc.get().uri(API).exchange().getResponse().getHeader(HttpHeaders.ETAG);
        live(SMTP);

        assertThat(json(mvc.put().uri(API).header(HttpHeaders.IF_MATCH, tag), body("true\n", false)))
                .hasStatus(412);
        assertThat(firewall.read().script()).isEqualTo(SMTP);
    }

    @Test
    @WithMockUser(roles = "CONFIG")
    void restoringGoesThroughTheSameGuard() {
        live("iptables -A INPUT -p tcp --dport 26 -j DROP\n");
        int first = trials.state().release();
        live(SMTP);
        String restore = "/lbadmin/api/v1/maintenance/releases/" + first + "/restore?engine=firewall";
        mode("SECURE");
        assertThat(post(restore)).hasStatus(403);
        mode("CUSTOM");

        assertThat(post(restore))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.confirmWithinSeconds")
                .isEqualTo(300);

        assertThat(rules()).contains("dpt:26").doesNotContain("dpt:25");
        assertThat(post(API + "/confirm")).hasStatusOk();
        assertThat(firewall.read().script()).contains("--dport 26");
        assertThat(mvc.get().uri("/lbadmin/api/v1/maintenance/releases/" + first + "/diff?engine=firewall"))
                .bodyText()
                .contains("--dport 26");
    }

    @Test
    @WithMockUser(roles = "CONFIG")
    void locksDownTheApplianceItself() {
        assertThat(json(mvc.put().uri(LOCKDOWN), "{\"enabled\": true, \"networks\": \"10.1.2.3/8, x\"}"))
                .hasStatus(422)
                .bodyText()
                .contains("10.0.0.0/8");
        assertThat(json(
                        mvc.put().uri(LOCKDOWN),
                        "{\"enabled\": true, \"webui\": false, \"ssh\": false, \"snmp\": false}"))
                .hasStatus(422);

        assertThat(json(mvc.put().uri(LOCKDOWN), "{\"enabled\": true, \"networks\": \"10.0.0.0/8,fd00::/8\"}"))
                .hasStatus(202);

        assertThat(rules()).contains("LBADMIN-LOCKDOWN", "10.0.0.0/8", "fd00::/8");
        assertThat(post(API + "/confirm")).hasStatusOk();
        assertThat(mvc.get().uri(LOCKDOWN))
                .bodyJson()
                .extractingPath("$.networks")
                .isEqualTo("10.0.0.0/8, fd00::/8");
    }
}

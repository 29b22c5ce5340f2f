package org.lbadmin.layer4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.TakesEffect;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class L4ApiTest extends L4Test {
    /** The example of the contract, with an address of the tests' own network. */
    private static final String EXAMPLE = """
            {"label": "MBOX-HTTPS", "ipAddress": "10.44.30.10", "ports": "443", "protocol": "TCP",
             "forwardingMethod": "DIRECT_ROUTING", "balanceMode": "WEIGHTED_LEAST_CONNECTIONS",
             "persistence": {"enabled": true, "timeoutSeconds": 300, "granularity": "255.255.255.255"},
             "healthCheck": {"type": "NEGOTIATE", "protocol": "HTTPS", "port": null, "request": "owa/healthcheck.htm",
                             "response": "200 OK", "virtualHost": null},
             "fallback": {"ipAddress": "127.0.0.1", "port": 9081, "masquerade": false},
             "realServers": [{"label": "MBOX1", "ipAddress": "10.44.30.20", "port": null, "weight": 100,
                              "minConnections": 0, "maxConnections": 0}]}
            """;

    @Autowired
    TakesEffect takesEffect;

    @Test
    void takesAndGivesTheExampleOfTheContract() {
        MvcTestResult created = api(mvc.post().uri(API), EXAMPLE);

        assertThat(created)
                .hasStatus(HttpStatus.CREATED)
                .containsHeader("Location")
                .containsHeader("ETag");
        assertThat(created).bodyJson().isLenientlyEqualTo(EXAMPLE);
        assertThat(api(mvc.get().uri(API + "/MBOX-HTTPS"))).bodyJson().isLenientlyEqualTo(EXAMPLE);
    }

    @Test
    void theAnswerTellsWhetherItIsLive() {
        String here = takesEffect.obstacle(EngineId.LDIRECTORD).isPresent() ? "UNAVAILABLE" : "APPLIED";

        assertThat(api(mvc.post().uri(API), EXAMPLE)).hasHeader(AtOnce.OUTCOME, here);
        assertThat(api(mvc.patch().uri(API + "/MBOX-HTTPS?apply=later"), "{\"ports\": \"444\"}"))
                .hasStatusOk()
                .hasHeader(AtOnce.OUTCOME, "LATER");
        assertThat(api(mvc.delete().uri(API + "/MBOX-HTTPS")))
                .hasStatus(HttpStatus.NO_CONTENT)
                .hasHeader(AtOnce.OUTCOME, here);
    }

    @Test
    void putReplacesAndKeepsRealServersThatItDoesNotName() {
        assertThat(api(mvc.put().uri(API + "/MBOX-HTTPS"), EXAMPLE)).hasStatus(HttpStatus.CREATED);

        MvcTestResult replaced =
                api(mvc.put().uri(API + "/MBOX-HTTPS"), "{\"ipAddress\": \"10.44.30.10\", \"ports\": \"444\"}");

        assertThat(replaced).hasStatusOk().bodyJson().extractingPath("$.ports").isEqualTo("444");
        assertThat(replaced).bodyJson().extractingPath("$.healthCheck.type").isEqualTo("CONNECT_TO_PORT");
        assertThat(replaced).bodyJson().extractingPath("$.realServers[0].label").isEqualTo("MBOX1");
    }

    @Test
    void aStaleTagChangesNothing() {
        String tag = Objects.requireNonNull(
                api(mvc.post().uri(API), EXAMPLE).getResponse().getHeader("ETag"));
        assertThat(api(mvc.patch().uri(API + "/MBOX-HTTPS").header("If-Match", tag), "{\"ports\": \"445\"}"))
                .hasStatusOk();

        MvcTestResult stale = api(mvc.patch().uri(API + "/MBOX-HTTPS").header("If-Match", tag), "{\"ports\": \"446\"}");

        assertThat(stale).hasStatus(HttpStatus.PRECONDITION_FAILED).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(layer4.get("MBOX-HTTPS").ports()).hasToString("445");
    }

    @Test
    void realServersAreResourcesOfTheirOwn() {
        api(mvc.post().uri(API), EXAMPLE);
        String servers = API + "/MBOX-HTTPS/real-servers";

        assertThat(api(mvc.put().uri(servers + "/MBOX2"), "{\"ipAddress\": \"10.44.30.21\"}"))
                .hasStatus(HttpStatus.CREATED);
        assertThat(api(mvc.patch().uri(servers + "/MBOX2"), "{\"weight\": 65535}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.weight")
                .isEqualTo(65535);
        assertThat(api(mvc.delete().uri(servers + "/MBOX1"))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(layer4.get("MBOX-HTTPS").realServers())
                .extracting(server -> server.label().value())
                .containsExactly("MBOX2");
    }

    @Test
    void theAdvancedConfigurationIsOneResource() {
        String advanced = "/lbadmin/api/v1/cluster/layer4/advanced";

        assertThat(api(mvc.patch().uri(advanced), "{\"checkInterval\": 10, \"autoNat\": \"eth0\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.autoNat")
                .isEqualTo("eth0");
        assertThat(api(mvc.put().uri(advanced), "{}"))
                .bodyJson()
                .extractingPath("$.checkInterval")
                .isEqualTo(6);
    }

    @Test
    void aMarkOfTheFirewallScriptStandsForAnAddress() {
        assertThat(api(mvc.post().uri(API), """
                        {"label": "marked", "ipAddress": "7", "protocol": "FIREWALL_MARK",
                         "healthCheck": {"type": "CONNECT_TO_PORT", "port": 80}}
                        """))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.ports")
                .isNull();
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        assertThat(
                        mvc.post()
                                .uri("/lbadmin/cluster/layer4/add-virtual-service")
                                .with(user("reader").roles("REPORT"))
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.csrf())
                                .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get()
                        .uri("/lbadmin/cluster/layer4/virtual-services")
                        .with(user("reader").roles("REPORT"))
                        .exchange())
                .hasStatusOk();
    }
}

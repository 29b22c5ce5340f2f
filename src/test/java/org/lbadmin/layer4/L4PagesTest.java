package org.lbadmin.layer4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.ForwardingMethod;
import org.lbadmin.model.L4HealthCheck;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.TakesEffect;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class L4PagesTest extends L4Test {
    @Autowired
    TakesEffect takesEffect;

    @Test
    void addsAndListsAndDeletes() {
        MvcTestResult added = send(
                PAGES + "/add-virtual-service",
                Map.of("label", "MBOX-HTTPS", "ipAddress", "10.44.9.1", "ports", "443"));

        assertThat(added).hasStatus3xxRedirection();
        L4VirtualService made = layer4.get("MBOX-HTTPS");
        assertThat(made.persistence().enabled()).isTrue();
        assertThat(made.forwardingMethod()).isEqualTo(ForwardingMethod.DIRECT_ROUTING);
        assertThat(page(PAGES + "/virtual-services?q=mbox"))
                .bodyText()
                .contains("Modify MBOX-HTTPS", "Direct Routing", "TCP");
        assertThat(page(PAGES + "/virtual-services/MBOX-HTTPS/delete"))
                .bodyText()
                .contains("no real servers");
        assertThat(send(PAGES + "/virtual-services/MBOX-HTTPS/delete", Map.of()))
                .hasStatus3xxRedirection();
        assertThat(layer4.all()).isEmpty();
    }

    @Test
    void theStepsOfTheGuideForAHealthCheck() {
        api(mvc.post().uri(API), service("one", "443"));

        assertThat(send(
                        PAGES + "/virtual-services/one",
                        Map.of(
                                "balanceMode", "WEIGHTED_ROUND_ROBIN",
                                "_persistence.enabled", "on",
                                "healthCheck.type", "NEGOTIATE",
                                "healthCheck.protocol", "HTTPS",
                                "healthCheck.request", "owa/healthcheck.htm",
                                "healthCheck.response", "200 OK")))
                .hasStatus3xxRedirection();

        L4VirtualService after = layer4.get("one");
        assertThat(after.persistence().enabled()).isFalse();
        assertThat(after.healthCheck().request()).isEqualTo("owa/healthcheck.htm");
    }

    @Test
    void whatDoesNotApplyGoesBackToItsDefault() {
        api(mvc.post().uri(API), """
                {"label": "one", "ipAddress": "10.44.9.1", "ports": "443",
                 "healthCheck": {"type": "NEGOTIATE", "protocol": "HTTP", "request": "a", "response": "b"}}
                """);

        assertThat(send(PAGES + "/virtual-services/one", Map.of("healthCheck.type", "PING")))
                .hasStatus3xxRedirection();

        assertThat(layer4.get("one").healthCheck()).satisfies(check -> {
            assertThat(check.type()).isEqualTo(L4HealthCheck.Type.PING);
            assertThat(check.request()).isNull();
            assertThat(check.response()).isNull();
        });
    }

    @Test
    void onlyNatAndSnatAskForAPortOfTheRealServer() {
        api(mvc.post().uri(API), service("one", "443"));
        assertThat(page(PAGES + "/virtual-services/one/add-real-server"))
                .bodyText()
                .contains("Real Server IP Address")
                .doesNotContain("Real Server Port");

        api(mvc.patch().uri(API + "/one"), "{\"forwardingMethod\": \"NAT\"}");

        assertThat(page(PAGES + "/virtual-services/one/add-real-server"))
                .bodyText()
                .contains("Real Server Port");
    }

    @Test
    void realServersAreAddedModifiedAndDeleted() {
        api(mvc.post().uri(API), service("one", "443"));
        String servers = PAGES + "/virtual-services/one/real-servers";
        send(PAGES + "/virtual-services/one/add-real-server", Map.of("label", "r", "ipAddress", "10.44.9.20"));
        assertThat(page(PAGES + "/real-servers")).bodyText().contains("10.44.9.20", "Modify r one");

        send(servers + "/r", Map.of("label", "r", "ipAddress", "10.44.9.21", "weight", "7"));
        assertThat(layer4.get("one").realServers().get(0).weight()).isEqualTo(7);

        send(servers + "/r/delete", Map.of());
        assertThat(layer4.get("one").realServers()).isEmpty();
    }

    @Test
    void everyPageSaysWhyNothingIsLiveWhereThatIsSo() {
        api(mvc.post().uri(API), service("one", "443"));
        String obstacle = takesEffect.obstacle(EngineId.LDIRECTORD).orElse("");
        for (String path : new String[] {
            "/virtual-services", "/add-virtual-service", "/virtual-services/one", "/real-servers", "/advanced"
        }) {
            boolean said = org.springframework.web.util.HtmlUtils.htmlUnescape(body(page(PAGES + path)))
                    .contains("What is defined here is stored, but not live.");

            assertThat(said).as(path).isEqualTo(!obstacle.isEmpty());
        }
    }

    @Test
    void theCommitBoxDoesNotWaitForWhatCannotBeHere() {
        api(mvc.post().uri(API), service("one", "443"));

        assertThat(api(mvc.get().uri("/lbadmin/api/v1/maintenance/commit")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("ldirectord");
    }

    private static String body(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}

package org.lbadmin.layer7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.Seals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Layer 7 - Advanced Configuration: what is refused and how, and that its password goes in and never out. */
class AdvancedTest extends L7Test {
    private static final String ADVANCED = "/lbadmin/api/v1/cluster/layer7/advanced";
    private static final String PAGE = PAGES + "/advanced";
    private static final String PLAIN = "pa ss'%w/ord";

    @Autowired
    Seals seals;

    @Autowired
    L7Documents documents;

    @Test
    void whatWasStoredBeforeReadsWithDefaults() {
        L7Advanced old = documents.storedAdvanced("{\"logging\": true, \"replicationPort\": 7790}");

        assertThat(old.logging()).isTrue();
        assertThat(old.locked()).isFalse();
        assertThat(old.replication()).isEqualTo(L7Advanced.defaults().replication());
        assertThat(old.statistics()).isEqualTo(L7Advanced.defaults().statistics());
        assertThat(old.alerts()).isEqualTo(L7Advanced.defaults().alerts());
    }

    @Test
    void thePasswordIsStoredSealedAndShownAsStars() {
        assertThat(patch("{\"statistics\": {\"password\": \"%s\"}}".formatted(PLAIN)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.statistics.password")
                .isEqualTo(Seals.MASK);

        assertThat(seals.open(stored())).isEqualTo(PLAIN);
        for (String path : new String[] {ADVANCED, "/lbadmin/api/v1/audit", "/lbadmin/api/v1/maintenance/commit"}) {
            assertThat(api(mvc.get().uri(path))).bodyText().doesNotContain(PLAIN, Seals.PREFIX);
        }
        for (String path : new String[] {PAGE, "/lbadmin/maintenance/commit"}) {
            assertThat(page(path)).hasStatusOk().bodyText().doesNotContain(PLAIN, Seals.PREFIX);
        }
        assertThat(page("/lbadmin/maintenance/commit")).bodyText().contains("stats auth loadbalancer:***");
    }

    @Test
    void thePasswordStaysWhereItIsNotNamedAndGoesWhenItIsSaidSo() {
        patch("{\"statistics\": {\"password\": \"%s\"}}".formatted(PLAIN));
        String before = stored();

        patch("{\"statistics\": {\"password\": \"***\", \"port\": 7800}}");
        patch("{\"logging\": true}");
        send(PAGE, Map.of("statistics.password", "", "statistics.port", "7801"));

        assertThat(stored()).isEqualTo(before);
        assertThat(layer7.advanced().statistics().port()).isEqualTo(7801);

        send(PAGE, Map.of("statistics.password", "", "statisticsOff", "true"));

        assertThat(layer7.advanced().statistics().password()).isNull();
    }

    @Test
    void passwordsThatAreNoneAreRefused() {
        for (String odd : new String[] {"v1:AAAA", "***", "short", "much\\nlonger"}) {
            assertThat(patch("{\"statistics\": {\"password\": \"%s\"}}".formatted(odd)))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("statistics.password")
                    .doesNotContain("longer", "AAAA");
        }
    }

    @Test
    void portsOfOthersAreRefusedWithTheirNames() {
        api(mvc.post().uri(API), service("web", "7700-7710"));

        refused(
                "{\"statistics\": {\"password\": \"long enough\", \"port\": 7705}}",
                "statistics.port",
                "Port 7705 on 127.0.9.1 is already used by web.");
        refused(
                "{\"replicationPort\": 7706, \"replication\": {\"enabled\": true, \"partner\": \"lb9\", \"partnerAddress\": \"192.0.2.3\"}}",
                "replicationPort",
                "Port 7706 on 127.0.9.1 is already used by web.");
        refused(
                "{\"statistics\": {\"password\": \"long enough\", \"port\": 7778}}",
                "statistics.port",
                "replication of persistence tables");
        refused(
                "{\"statistics\": {\"password\": \"long enough\", \"port\": 9081}}",
                "statistics.port",
                "the fallback page");
        assertThat(patch("{\"statistics\": {\"port\": 7705}}")).hasStatusOk();
    }

    @Test
    void aVirtualServiceDoesNotTakeThePortOfThePage() {
        api(mvc.post().uri(API), service("free", "7777"));
        api(mvc.delete().uri(API + "/free"));
        patch("{\"statistics\": {\"password\": \"long enough\"}}");

        assertThat(api(mvc.post().uri(API), service("web", "7777")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Port 7777 on 127.0.9.1 is already used by the statistics page of HAProxy.");
        assertThat(api(
                        mvc.post().uri("/lbadmin/api/v1/cluster/layer4/virtual-services"),
                        "{\"label\": \"packets\", \"ipAddress\": \"127.0.9.2\", \"ports\": \"7777\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Port 7777 on 127.0.9.2 is already used by the statistics page of HAProxy.");
        assertThat(api(mvc.post().uri("/lbadmin/api/v1/cluster/ssl/terminations"), """
                        {"label": "T", "port": 7777, "custom":
                         {"ipAddress": "127.0.9.3", "backendIpAddress": "192.0.2.1", "backendPort": 80}}
                        """))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Port 7777 on 127.0.9.3 is already used by the statistics page of HAProxy.");
    }

    @Test
    void mailNeedsAllThree() {
        assertThat(patch("{\"alerts\": {\"to\": \"ops@example.com\"}}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("alerts.from", "alerts.mailServer", "Mail needs all three")
                .doesNotContain("\"alerts.to\"");
        for (String odd : new String[] {"nobody", "a@b c", "a\\nb@c", "\\\"a\\\"@b", "a@b@c", "@b", "a@"}) {
            assertThat(patch("{\"alerts\": {\"to\": \"%s\"}}".formatted(odd)))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("is not an email address such as operators@example.com");
        }
        refused("{\"alerts\": {\"mailServer\": \"mail.example.com\"}}", "alerts.mailServer", "mail.example.com");
        assertThat(patch("""
                        {"alerts": {"from": "a@example.com", "to": "b@example.com", "mailServer": "192.0.2.25"}}
                        """)).hasStatusOk();
    }

    @Test
    void replicationNeedsAPartner() {
        assertThat(patch("{\"replication\": {\"enabled\": true}}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("replication.partner", "replication.partnerAddress");
        refused(
                "{\"replication\": {\"enabled\": true, \"partner\": \"lb9\", \"partnerAddress\": \"0.0.0.0\"}}",
                "replication.partnerAddress",
                "0.0.0.0");
    }

    @Test
    void threadsAndBuffersHaveTheirLimits() {
        int cores = Runtime.getRuntime().availableProcessors();

        refused(
                "{\"limits\": {\"threads\": %d}}".formatted(cores + 1),
                "limits.threads",
                (cores + 1) + " is more than the processor cores of this machine, " + cores + ".");
        assertThat(patch("{\"limits\": {\"threads\": %d}}".formatted(cores))).hasStatusOk();
        refused("{\"limits\": {\"threads\": 0}}", "limits.threads", "0");
        refused("{\"buffers\": {\"requestLength\": 1023}}", "buffers.requestLength", "1023");
        refused("{\"buffers\": {\"requestLength\": 1024}}", "buffers.headerLength", "1024");
    }

    @Test
    void whatIsStoredIsNotHeldAgainstASmallerMachine() {
        layer7.replace(java.util.List.of(), documents.storedAdvanced("{\"limits\": {\"threads\": 64}}"));

        assertThat(patch("{\"logging\": true}")).hasStatusOk();
    }

    private void refused(String body, String path, String words) {
        assertThat(patch(body))
                .as(body)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("\"" + path + "\"", words);
    }

    private MvcTestResult patch(String body) {
        return api(mvc.patch().uri(ADVANCED), body);
    }

    private String stored() {
        return Objects.requireNonNull(layer7.advanced().statistics().password());
    }
}

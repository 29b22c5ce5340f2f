package org.lbadmin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.AppTest;
import org.lbadmin.layer7.L7Documents;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.web.Records;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WithMockUser(username = "loadbalancer", roles = "CONFIG")
class OverviewPageTest extends AppTest {
    private static final String VIP = """
            {"label": "MBOX-HTTPS", "ipAddress": "127.0.0.9", "ports": "443", "protocol": "TCP", "realServers": [
              {"label": "MBOX1", "ipAddress": "127.0.9.1", "port": 443}, {"label": "MBOX2", "ipAddress": "127.0.9.2"}]}
            """;

    @Autowired
    Layer7 layer7;

    @Autowired
    L7Documents documents;

    @Autowired
    Records records;

    @Autowired
    WizardQuestionRows answers;

    @BeforeEach
    void oneService() {
        remove();
        layer7.add(documents.virtualService(records.parse(VIP)));
    }

    @AfterEach
    void remove() {
        List.copyOf(layer7.all()).forEach(vip -> layer7.remove(vip.label().value(), gone -> {}));
    }

    @Test
    void showsServicesWithTheirServersClosed() {
        MvcTestResult page = get("/lbadmin/");

        assertThat(page).hasStatusOk();
        assertThat(page).bodyText().contains("data-vip=\"MBOX-HTTPS\"", "127.0.0.9");
        assertThat(page).bodyText().doesNotContain("data-rip=");
    }

    @Test
    void opensALineAndKeepsItOpenInEveryLinkOfTheList() {
        MvcTestResult page = get("/lbadmin/?expand=MBOX-HTTPS&q=mbox");

        assertThat(page).bodyText().contains("data-rip=\"MBOX1\"", "data-rip=\"MBOX2\"", "aria-expanded=\"true\"");
        assertThat(page)
                .bodyText()
                .contains("/lbadmin/?q=mbox&amp;sort=label&amp;dir=asc&amp;page=1&amp;expand=MBOX-HTTPS");
    }

    @Test
    void theLinkOfAnOpenLineClosesIt() {
        assertThat(get("/lbadmin/?expand=MBOX-HTTPS"))
                .bodyText()
                .contains("data-href=\"/lbadmin/?q=&amp;sort=&amp;dir=asc&amp;page=1\"");
    }

    @Test
    void filtersByTheAddressOfARealServer() {
        assertThat(get("/lbadmin/?q=127.0.9.2")).bodyText().contains("data-vip=\"MBOX-HTTPS\"");
        assertThat(get("/lbadmin/?q=127.0.9.3")).bodyText().doesNotContain("data-vip=");
    }

    @Test
    @WithMockUser(roles = "REPORT")
    void givesAReaderNoButtons() {
        assertThat(get("/lbadmin/?expand=MBOX-HTTPS"))
                .bodyText()
                .contains("data-rip=\"MBOX1\"")
                .doesNotContain("data-operate", "/cluster/layer7/virtual-services/MBOX-HTTPS", "overview/wizard");
    }

    @Test
    void asksAboutTheWizardUntilSomebodyAnswers() {
        answers.deleteAll();
        assertThat(get("/lbadmin/")).bodyText().contains("/lbadmin/overview/wizard");

        MvcTestResult answer = mvc.post()
                .uri("/lbadmin/overview/wizard")
                .param("value", "accept")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();

        assertThat(answer).hasRedirectedUrl("/lbadmin/cluster/wizard");
        assertThat(get("/lbadmin/")).bodyText().doesNotContain("/lbadmin/overview/wizard");
    }

    @Test
    void tellsScriptsWhatThePageTellsPeople() {
        assertThat(get("/lbadmin/api/v1/overview")).bodyJson().isLenientlyEqualTo("""
                {"virtualServices": [{"label": "MBOX-HTTPS", "layer": 7, "ipAddress": "127.0.0.9", "ports": "443",
                  "protocol": "TCP", "method": "Layer 7", "mode": "Proxy", "connections": 0,
                  "realServers": [
                    {"label": "MBOX1", "ipAddress": "127.0.9.1", "port": 443, "weight": 100, "connections": 0},
                    {"label": "MBOX2", "ipAddress": "127.0.9.2", "port": null, "weight": 100, "connections": 0}]}]}
                """);
    }

    @Test
    void findsServicesServersPortsAndPages() {
        assertThat(search("mbox1")).contains("\"label\":\"MBOX1\"", "expand=MBOX-HTTPS");
        assertThat(search("443")).contains("\"label\":\"MBOX-HTTPS\"");
        assertThat(search("audit")).contains("/lbadmin/audit");
        assertThat(search("nothing-of-this-name")).isEqualTo("[]");
    }

    @Test
    void showsFoundThingsWithoutScript() {
        assertThat(get("/lbadmin/search?q=mbox")).hasStatusOk().bodyText().contains("MBOX2", "127.0.9.1:443");
        assertThat(get("/lbadmin/search?q=<script>")).bodyText().doesNotContain("<script>\u201d");
    }

    private String search(String words) {
        return new String(
                mvc.get()
                        .uri("/lbadmin/search?q=" + words)
                        .accept(MediaType.APPLICATION_JSON)
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).exchange();
    }
}

package org.lbadmin.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lbadmin.EngineTest;
import org.lbadmin.model.RedirectCode;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WithMockUser(username = "ann", roles = "CONFIG")
class ServicesTest extends EngineTest {
    private static final String API = "/lbadmin/api/v1/maintenance/services";
    private static final String PAGE = "/lbadmin/maintenance/services";

    @Test
    void listsHowEveryEngineIs() {
        assertThat(mvc.get().uri(API))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(("[{\"engine\": \"haproxy\", \"state\": \"RUNNING\", \"pid\": %d, \"release\": %d},"
                                + "{\"engine\": \"stunnel\"}, {\"engine\": \"ldirectord\"}, {\"engine\": \"firewall\"},"
                                + "{\"engine\": \"fallback\"}]")
                        .formatted(pid(), status().release()));
    }

    @Test
    void reloadIsTheCommitWhereChangesWait() {
        store.replace(cluster(redirect("WEB", 8081, RedirectCode.MOVED_PERMANENTLY)));

        assertThat(post("reload"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("APPLIED");
        assertThat(get(8081)).isEqualTo(301);
    }

    @Test
    void reloadWithoutChangesReloadsAllTheSame() {
        long master = pid();
        String worker = worker();

        assertThat(post("reload"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("RELOADED");
        assertThat(worker()).isNotEqualTo(worker);
        assertThat(pid()).isEqualTo(master);
        assertThat(get(8081)).isEqualTo(302);
    }

    @Test
    void restartAppliesFirstAndThenStartsANewProcess() {
        long master = pid();
        store.replace(cluster(
                redirect("WEB", 8081, RedirectCode.FOUND), redirect("HTTP-redirect", 8082, RedirectCode.FOUND)));

        assertThat(post("restart"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("RESTARTED");
        assertThat(pid()).isNotEqualTo(master);
        assertThat(get(8082)).isEqualTo(302);
    }

    @Test
    void stopsAndStarts() {
        assertThat(post("stop"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("STOPPED");
        assertThat(get(8081)).isZero();
        assertThat(mvc.get().uri(API)).bodyJson().extractingPath("$[0].state").isEqualTo("STOPPED");
        assertThat(mvc.get().uri(PAGE))
                .bodyText()
                .contains("Stopped", "Start HAProxy")
                .doesNotContain("Stop HAProxy");

        assertThat(post("start"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("STARTED");
        assertThat(get(8081)).isEqualTo(302);
    }

    @Test
    void aRefusedConfigurationKeepsTheOldOneRunning() {
        long master = pid();
        store.replace(cluster(redirect("WEB", 8081, RedirectCode.SEE_OTHER), refused("BAD", 8083)));

        for (String action : List.of("reload", "restart")) {
            MvcTestResult result = post(action);
            assertThat(result)
                    .hasStatus(409)
                    .bodyJson()
                    .extractingPath("$.outcome")
                    .isEqualTo("REJECTED");
            assertThat(result).bodyJson().extractingPath("$.detail").asString().contains("weight", "haproxy.cfg:");
            assertThat(result)
                    .bodyJson()
                    .extractingPath("$.problems[0]")
                    .asMap()
                    .containsEntry("virtualService", "BAD")
                    .containsEntry("href", "/lbadmin/cluster/layer7/virtual-services/BAD");
            assertThat(pid()).isEqualTo(master);
            assertThat(get(8081)).isEqualTo(302);
        }
    }

    @Test
    void thePageSaysWhatHaproxySaidAndLeadsToTheService() {
        store.replace(cluster(refused("BAD", 8083)));

        MvcTestResult result =
                mvc.post().uri(PAGE + "/haproxy/reload").with(csrf()).exchange();
        assertThat(result).hasStatus(302).hasHeader("Location", PAGE);
        @SuppressWarnings("unchecked")
        List<Notice> messages =
                (List<Notice>) result.getMvcResult().getFlashMap().get(Shell.MESSAGES);
        assertThat(messages.get(0).text()).contains("refused the new configuration");
        assertThat(messages.get(1).text()).startsWith("BAD: ").contains("weight");
        assertThat(messages.get(1).href()).isEqualTo("/lbadmin/cluster/layer7/virtual-services/BAD");

        assertThat(mvc.post()
                        .uri(PAGE + "/haproxy/reload")
                        .accept(MediaType.APPLICATION_JSON)
                        .with(csrf()))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("REJECTED");
    }

    @Test
    void thePageHasTheButtonsOfTheGuide() {
        assertThat(mvc.get().uri(PAGE))
                .hasStatusOk()
                .bodyText()
                .contains(">Restart Services</h1>", ">Reload HAProxy</button>", ">Restart HAProxy</button>")
                .contains(">Stop HAProxy</button>", "Running", Long.toString(pid()))
                .containsPattern("data-confirm=\"Restarting HAProxy closes all connections")
                .doesNotContain("Start HAProxy</button>".replace("Start", ">Start"), "??");
    }

    @Test
    @WithMockUser(username = "max", roles = "MAINT")
    void whoMayNotCommitReloadsWhatRunsAlready() {
        store.replace(cluster(redirect("WEB", 8081, RedirectCode.MOVED_PERMANENTLY)));

        assertThat(post("reload"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("RELOADED");
        assertThat(post("restart"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.outcome")
                .isEqualTo("RESTARTED");
        assertThat(get(8081)).isEqualTo(302);
        assertThat(commit.isPending(HAPROXY)).isTrue();
    }

    @Test
    @WithMockUser(username = "rob", roles = "REPORT")
    void whoMayOnlyLookSeesNoButtons() {
        assertThat(mvc.get().uri(PAGE)).hasStatusOk().bodyText().doesNotContain("Reload HAProxy</button>");
        assertThat(post("stop")).hasStatus(403);
    }

    @Test
    void thereIsNoOtherEngineAndNoOtherAction() {
        assertThat(mvc.post().uri(API + "/apache/reload").with(csrf())).hasStatus(404);
        assertThat(mvc.post().uri(API + "/haproxy/explode").with(csrf())).hasStatus(404);
    }

    @Test
    void everyActionIsInTheAuditTrail() {
        post("reload");

        assertThat(mvc.get().uri("/lbadmin/api/v1/audit?limit=1"))
                .bodyJson()
                .isLenientlyEqualTo(
                        "[{\"who\": \"ann\", \"kind\": \"service\", \"name\": \"haproxy\", \"change\": \"CHANGED\","
                                + "\"after\": {\"state\": \"RUNNING\", \"action\": \"RELOAD\", \"outcome\": \"RELOADED\"}}]");
    }

    private String worker() {
        return helper.run(new org.lbadmin.helper.HelperCall.Status(HAPROXY))
                .lines()
                .get(2);
    }

    private MvcTestResult post(String action) {
        return mvc.post().uri(API + "/haproxy/" + action).with(csrf()).exchange();
    }
}

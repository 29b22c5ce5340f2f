package org.lbadmin.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.EngineTest;
import org.lbadmin.commit.Outcome;
import org.lbadmin.commit.Releases;
import org.lbadmin.helper.EngineStatus;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.value.Span;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The pages of an engine are those of the other one too; here of an STunnel that has nothing to serve. */
@WithMockUser(username = "ann", roles = "CONFIG")
class StunnelPagesTest extends EngineTest {
    private static final EngineId STUNNEL = EngineId.STUNNEL;
    private static final String VIEW = "/lbadmin/view/ssl-termination";
    private static final String RELEASES = "/lbadmin/maintenance/releases";

    @Autowired
    Releases releases;

    @BeforeEach
    void applySomething() {
        apply(6);
    }

    /** Other tests expect an STunnel that does not wait for a commit. */
    @AfterEach
    void waitForNothing() {
        apply(SslAdvanced.defaults().debugLevel());
    }

    private void apply(int debugLevel) {
        Ssl ssl = Ssl.defaults();
        SslAdvanced advanced = new SslAdvanced(debugLevel, 20_000, new Span("5m"));
        store.replace(new Cluster(
                store.read().cluster().layer7(),
                L7Advanced.defaults(),
                new Ssl(ssl.certificates(), ssl.terminations(), advanced)));
        Outcome outcome = commit.apply(STUNNEL);
        assertThat(outcome.good()).as(outcome.toString()).isTrue();
    }

    private int number() {
        return releases.current(STUNNEL).orElseThrow().number();
    }

    @Test
    void showsWhatWouldRun() {
        assertThat(mvc.get().uri(VIEW))
                .hasStatusOk()
                .bodyText()
                .contains("View Configuration - SSL Termination", "debug = 6", "Release " + number() + ", live since")
                .contains(RELEASES + "/" + number() + "?engine=stunnel")
                .doesNotContain("haproxy.cfg", "??");
        assertThat(mvc.get().uri(VIEW + "/stunnel.conf"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/plain")
                .bodyText()
                .contains("\ndebug = 6\n");
    }

    @Test
    void leadsFromAReleaseBackToItsOwnPages() {
        assertThat(mvc.get().uri(RELEASES + "/" + number() + "?engine=stunnel"))
                .hasStatusOk()
                .bodyText()
                .contains("STunnel, release " + number(), VIEW + "#releases", "/restore?engine=stunnel")
                .doesNotContain("??");
        assertThat(mvc.get().uri(RELEASES + "?engine=stunnel")).hasRedirectedUrl(VIEW + "#releases");
        assertThat(mvc.post()
                        .uri(RELEASES + "/" + number() + "/restore?engine=stunnel")
                        .with(csrf()))
                .hasRedirectedUrl(VIEW);
    }

    @Test
    void showsWhatSomebodyElseChangedOnDisk() throws IOException {
        Path file = HOME.resolve("current/stunnel/stunnel.conf");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("debug = 6", "debug = 7"));
        try {
            assertThat(mvc.get().uri(VIEW))
                    .bodyText()
                    .contains("The files of STunnel on disk were changed outside lbadmin", "diff-line add");
            assertThat(commit.isPending(STUNNEL)).isTrue();
        } finally {
            Files.writeString(file, text);
        }
        assertThat(mvc.get().uri(VIEW)).bodyText().doesNotContain("changed outside");
    }

    @Test
    void saysThatThereIsNothingToRun() {
        assertThat(EngineStatus.of(helper.run(new HelperCall.Status(STUNNEL))).state())
                .isEqualTo(EngineStatus.State.IDLE);
        assertThat(mvc.get().uri("/lbadmin/maintenance/services"))
                .bodyText()
                .contains("Idle: no SSL termination uses it", "Reload HAProxy")
                .doesNotContain("Reload STunnel", "??");
        assertThat(mvc.get().uri("/lbadmin/api/v1/maintenance/services"))
                .bodyJson()
                .extractingPath("$[1].state")
                .isEqualTo("IDLE");
        assertThat(mvc.post()
                        .uri("/lbadmin/api/v1/maintenance/services/stunnel/start")
                        .with(csrf()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.sentence")
                .isEqualTo("No SSL termination uses STunnel, so there is nothing to run.");
    }

    @Test
    void showsItsLog() {
        assertThat(mvc.get().uri("/lbadmin/logs/ssl-termination"))
                .hasStatusOk()
                .bodyText()
                .contains("Logs - SSL Termination", "that STunnel wrote")
                .doesNotContain("??", "Connections are not logged");
        assertThat(mvc.get().uri("/lbadmin/api/v1/logs/ssl-termination?lines=5"))
                .bodyJson()
                .extractingPath("$.logging")
                .isEqualTo(true);
        assertThat(mvc.get().uri("/lbadmin/api/v1/logs/ssl-termination?lines=2001"))
                .hasStatus(422);
    }
}

package org.lbadmin.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.EngineTest;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.RedirectCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Lock HAProxy Configuration: what runs is what ran, whatever is saved, pressed or started again. */
@WithMockUser(username = "ann", roles = "CONFIG")
class LockedTest extends EngineTest {
    private static final Path FILE = HOME.resolve("current/haproxy/haproxy.cfg");
    private static final Cluster OTHER = cluster(redirect("WEB", 8081, RedirectCode.MOVED_PERMANENTLY));
    private static final String ADVANCED = "/lbadmin/api/v1/cluster/layer7/advanced";
    private static final String COMMIT = "/lbadmin/api/v1/maintenance/commit";

    @Autowired
    Layer7 layer7;

    @Autowired
    Recovery recovery;

    private String running;
    private int release;

    @BeforeEach
    void lock() throws IOException {
        running = Files.readString(FILE);
        release = status().release();
        assertThat(patch("{\"locked\": true}")).hasStatusOk();
    }

    @AfterEach
    void unlock() {
        layer7.changeAdvanced(advanced -> advanced.withLocked(false));
    }

    @Test
    void switchingTheLockWaitsForNoCommit() {
        assertThat(commit.pending()).isEmpty();

        assertThat(patch("{\"locked\": false}")).hasStatusOk();

        assertThat(commit.pending()).isEmpty();
    }

    @Test
    void aCommitSaysSoAndTheOthersGoOn() throws IOException {
        edit();

        MvcTestResult answer = mvc.post()
                .uri(COMMIT)
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"engines\": [\"haproxy\", \"stunnel\"]}")
                .exchange();

        assertThat(answer).hasStatus(HttpStatus.CONFLICT).bodyJson().isLenientlyEqualTo("""
                        {"outcomes": [
                          {"engine": "haproxy", "outcome": "LOCKED", "release": null,
                           "sentence": "Layer 7 is locked: HAProxy runs on unchanged, and what was saved waits. Lock HAProxy Configuration under Cluster Configuration > Layer 7 - Advanced Configuration unlocks it."},
                          {"engine": "stunnel"}]}
                        """);
        assertThat(commit.apply(EngineId.STUNNEL).good()).isTrue();
        assertThat(mvc.get().uri(COMMIT))
                .bodyJson()
                .extractingPath("$.pending[0].locked")
                .isEqualTo(true);
        unchanged();
    }

    @Test
    void theBoxSaysSoAndHasNoButton() {
        edit();

        assertThat(mvc.get().uri("/lbadmin/"))
                .hasStatusOk()
                .bodyText()
                .contains("Layer 7 is locked", "/lbadmin/cluster/layer7/advanced#locked")
                .doesNotContain("name=\"engine\" value=\"haproxy\"");
    }

    @Test
    void restartServicesRestartsWhatRuns() throws IOException {
        edit();
        long before = pid();

        for (String action : List.of("reload", "restart", "stop", "start")) {
            assertThat(mvc.post()
                            .uri("/lbadmin/api/v1/maintenance/services/haproxy/" + action)
                            .with(csrf()))
                    .as(action)
                    .hasStatusOk();
            if (!action.equals("stop")) {
                unchanged();
            }
        }

        assertThat(pid()).isNotEqualTo(before);
    }

    @Test
    void aRestartOfTheWebProcessChangesNothing() throws IOException {
        edit();

        recovery.atStart();

        unchanged();
    }

    @Test
    void anOldReleaseComesBackLockedToo() throws IOException {
        edit();

        commit.restore(HAPROXY, release);

        assertThat(layer7.advanced().locked()).isTrue();
        unchanged();
    }

    @Test
    void whatWaitedIsAppliedWhenItIsUnlocked() throws IOException {
        edit();
        commit.apply(HAPROXY);

        assertThat(patch("{\"locked\": false}")).hasStatusOk();
        applied();

        assertThat(get(8081)).isEqualTo(301);
        assertThat(Files.readString(FILE)).isNotEqualTo(running);
        assertThat(status().release()).isGreaterThan(release);
    }

    private void edit() {
        store.replace(with(OTHER, advanced -> advanced.withLocked(true)));
        assertThat(commit.isPending(HAPROXY)).isTrue();
    }

    private void unchanged() throws IOException {
        assertThat(get(8081)).isEqualTo(302);
        assertThat(Files.readString(FILE)).isEqualTo(running);
        assertThat(status().release()).isEqualTo(release);
    }

    private MvcTestResult patch(String body) {
        return mvc.patch()
                .uri(ADVANCED)
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}

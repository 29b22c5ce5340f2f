package org.lbadmin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.commit.Outcome;
import org.lbadmin.layer7.L7ManualConfiguration;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.L7Manual;
import org.lbadmin.model.Locked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Sections written by hand, on a real HAProxy. */
class ManualConfigurationTest extends EngineTest {
    private static final String PAGE = "/lbadmin/cluster/layer7/manual";
    private static final String TEXT = """
            listen WEB
                mode tcp
                bind 127.0.0.20:8020
                server TWO 127.0.1.2:8021 check
            """;

    @Autowired
    private L7ManualConfiguration manual;

    @AfterEach
    void nothing() {
        manual.replace(L7Manual.defaults());
        security("SECURE");
    }

    @Test
    void aServiceWrittenByHandIsServedAndShown() throws IOException {
        security("CUSTOM");
        layer7.change(VIP, vip -> documents.virtualService(records.parse("{\"manual\": true}"), vip));
        assertThat(send(TEXT)).hasStatus3xxRedirection();
        assertThat(commit.isPending(EngineId.HAPROXY)).isTrue();
        apply();

        assertThat(answering()).containsExactly("TWO");
        assertThat(mvc.get().uri("/lbadmin/").with(user("x").roles("CONFIG")).exchange())
                .bodyText()
                .contains(VIP);
        assertThat(mvc.get().uri(PAGE).with(user("x").roles("CONFIG")).exchange())
                .bodyText()
                .contains("Virtual services whose text is here: WEB", "server TWO 127.0.1.2:8021");
    }

    @Test
    void whatHaproxyRefusesIsNotLive() throws IOException {
        security("CUSTOM");
        assertThat(send("listen OTHER\n    bind 127.0.0.20:8029\n    mode nonsense\n"))
                .hasStatus3xxRedirection();

        Outcome outcome = commit.apply(EngineId.HAPROXY);

        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        assertThat(outcome.lines().toString()).contains("nonsense");
        assertThat(answering()).containsExactly("ONE", "TWO");
    }

    @Test
    void itIsLockedInSecureMode() {
        assertThat(mvc.get().uri(PAGE).with(user("x").roles("CONFIG")).exchange())
                .bodyText()
                .contains("The Manual Configuration is locked", "readonly", "/lbadmin/local/security")
                .doesNotContain(">Update<");
        assertThat(send(TEXT)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(put(TEXT)).hasStatus(HttpStatus.FORBIDDEN).bodyText().contains("locked");
        assertThat(manual.read()).isEqualTo(L7Manual.defaults());
    }

    @Test
    void anEarlierTextDoesNotComeBackWhileItIsLocked() {
        security("CUSTOM");
        send(TEXT.replace("WEB", "OTHER").replace("8020", "8029"));
        apply();
        int release = commit.pending().isEmpty() ? current() : 0;
        manual.replace(L7Manual.defaults());
        apply();
        security("SECURE");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> commit.restore(EngineId.HAPROXY, release))
                .isInstanceOf(Locked.class);
        security("CUSTOM");
        commit.restore(EngineId.HAPROXY, release);
        assertThat(manual.read().written()).contains("listen OTHER");
    }

    @Test
    void whatIsRefusedStaysInTheEditor() {
        security("CUSTOM");

        assertThat(send("listen A\n  errorfile 503 /etc/shadow\n  external-check command x"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "Line 2: \u201cerrorfile\u201d",
                        "Line 3: \u201cexternal-check\u201d",
                        "errorfile 503 /etc/shadow");
        assertThat(put("global"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("\"text\"");
        assertThat(send("x".repeat(200_001))).bodyText().contains("200001 characters are too many");
    }

    private int current() {
        return Integer.parseInt(helper.run(new org.lbadmin.helper.HelperCall.Current(EngineId.HAPROXY))
                .output()
                .strip());
    }

    private void security(String mode) {
        assertThat(mvc.put()
                        .uri("/lbadmin/api/v1/local/security")
                        .with(user("x").roles("CONFIG"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"mode\": \"" + mode + "\"}")
                        .exchange())
                .hasStatusOk();
    }

    private MvcTestResult send(String text) {
        return mvc.post()
                .uri(PAGE)
                .with(user("x").roles("CONFIG"))
                .with(csrf())
                .param("text", text)
                .exchange();
    }

    private MvcTestResult put(String text) {
        return mvc.put()
                .uri("/lbadmin/api/v1/cluster/layer7/manual")
                .with(user("x").roles("CONFIG"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(records.text(records.object().put("text", text)))
                .exchange();
    }
}

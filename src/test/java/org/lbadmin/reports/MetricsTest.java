package org.lbadmin.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.live.EngineTest;
import org.lbadmin.web.Menu;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Figures for Prometheus, of a HAProxy that serves. */
class MetricsTest extends EngineTest {
    private static final String ADMIN =
            "Basic " + Base64.getEncoder().encodeToString("loadbalancer:correct-horse-battery".getBytes());
    private static final String TOKENS = Menu.API + "/maintenance/tokens";

    @AfterEach
    void noToken() throws IOException {
        String all = mvc.get()
                .uri(TOKENS)
                .header("Authorization", ADMIN)
                .exchange()
                .getResponse()
                .getContentAsString();
        Pattern.compile("\"id\":\"([^\"]+)\"")
                .matcher(all)
                .results()
                .forEach(id -> mvc.delete()
                        .uri(TOKENS + "/" + id.group(1))
                        .header("Authorization", ADMIN)
                        .exchange());
    }

    @Test
    void everyServiceAndServerHasItsFigures() throws IOException {
        answering();

        MvcTestResult answer = ask(token());

        assertThat(answer)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "\nlbadmin_haproxy_up 1\n",
                        "# TYPE lbadmin_layer7_sessions_total counter\n",
                        "\nlbadmin_layer7_sessions_total{virtual_service=\"WEB\"} 10\n",
                        "\nlbadmin_layer7_server_sessions_total{virtual_service=\"WEB\",real_server=\"ONE\"} 5\n",
                        "\nlbadmin_layer7_server_up{virtual_service=\"WEB\",real_server=\"TWO\"} 1\n");
        assertThat(answer.getResponse().getContentType()).startsWith("text/plain");
    }

    /** Prometheus refuses a whole answer for one line that is wrong. */
    @Test
    void everyLineIsWellFormedAndFollowsItsType() throws Exception {
        String text = ask(token()).getResponse().getContentAsString();

        String figure = "";
        for (String line : text.split("\n")) {
            if (line.startsWith("# TYPE ")) {
                figure = line.split(" ")[2];
                assertThat(line).matches("# TYPE lbadmin_[a-z0-9_]+ (gauge|counter)");
            } else if (!line.startsWith("# HELP ")) {
                assertThat(line).matches(figure + "(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*})? -?[0-9.E-]+");
            }
        }
        assertThat(Arrays.stream(text.split("\n")).filter(line -> line.startsWith("# TYPE")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aStrangerIsAskedToSignIn() {
        assertThat(mvc.get().uri(Menu.METRICS).exchange()).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(ask("lba_wrong")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    /** A token that may only look. */
    private String token() throws IOException {
        String made = mvc.post()
                .uri(TOKENS)
                .header("Authorization", ADMIN)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"label\": \"metrics-" + System.nanoTime() + "\", \"role\": \"REPORT\"}")
                .exchange()
                .getResponse()
                .getContentAsString();
        return made.replaceFirst("(?s).*(lba_[A-Za-z0-9_-]+).*", "$1");
    }

    private MvcTestResult ask(String token) {
        return mvc.get()
                .uri(Menu.METRICS)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }
}

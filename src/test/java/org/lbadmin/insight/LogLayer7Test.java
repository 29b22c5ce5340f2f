package org.lbadmin.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lbadmin.EngineTest;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.RedirectCode;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ann", roles = "CONFIG")
class LogLayer7Test extends EngineTest {
    private static final String PAGE = "/lbadmin/logs/layer7";

    @Test
    void saysWhereConnectionsCanBeLogged() {
        assertThat(mvc.get().uri(PAGE))
                .hasStatusOk()
                .bodyText()
                .contains("Connections are not logged", "href=\"/lbadmin/cluster/layer7/advanced\"")
                .doesNotContain("??");
    }

    @Test
    void showsConnectionsOnceTheyAreLogged() {
        store.replace(with(cluster(redirect("WEB", 8081, RedirectCode.FOUND)), LogLayer7Test::logging));
        applied();
        get(8081);

        assertThat(mvc.get().uri(PAGE)).bodyText().doesNotContain("Connections are not logged");
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(mvc.get().uri("/lbadmin/api/v1/logs/layer7?lines=5"))
                        .bodyJson()
                        .extractingPath("$.lines")
                        .asArray()
                        .anySatisfy(line -> assertThat(line).asString().contains("WEB WEB/", "GET / HTTP/1.1")));
    }

    /** A disk that hangs: who writes the log is stopped. */
    @Test
    void saysThatLinesWereDroppedWhileTheDiskDidNotTakeThem() throws Exception {
        store.replace(with(cluster(redirect("WEB", 8081, RedirectCode.FOUND)), LogLayer7Test::logging));
        applied();
        assertThat(mvc.get().uri(PAGE)).bodyText().doesNotContain("HAProxy dropped");
        ProcessHandle writer = ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").contains("log-writer " + HOME.toAbsolutePath()))
                .findFirst()
                .orElseThrow();

        signal("STOP", writer);
        try {
            for (int i = 0; i < 1500; i++) {
                get(8081, "/" + "a".repeat(900));
            }
            assertThat(mvc.get().uri(PAGE)).bodyText().containsPattern("HAProxy dropped [0-9,]+ lines");
        } finally {
            signal("CONT", writer);
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void showsAsManyLinesAsAskedForAndNoMoreThanItCan() throws IOException {
        String many =
                IntStream.range(0, 3000).mapToObj(i -> "line-" + i + "!").collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(HOME.resolve("log/haproxy.log"), many, StandardOpenOption.APPEND);

        assertThat(mvc.get().uri(PAGE))
                .bodyText()
                .contains("line-2999!", "line-2800!")
                .doesNotContain("line-2799!");
        assertThat(mvc.get().uri(PAGE + "?lines=99999"))
                .bodyText()
                .contains("line-1000!")
                .doesNotContain("line-999!");
        assertThat(mvc.get().uri(PAGE + "?lines=x"))
                .bodyText()
                .contains("line-2800!")
                .doesNotContain("line-2799!");
        assertThat(mvc.get().uri("/lbadmin/api/v1/logs/layer7?lines=2001")).hasStatus(422);
    }

    @Test
    void findsLinesAndSaysHowConnectionsEnded() throws IOException {
        String lines = """
                127.0.0.1:1 [x] web web/ONE 0/0/-1/-1/3 503 217 - - SC-- 1/1/0/0/3 0/0 "GET /needle HTTP/1.1"
                127.0.0.1:1 [x] web web/ONE 0/0/0/0/0 200 192 - - ---- 1/1/0/0/0 0/0 "GET /<script>alert(1)</script> HTTP/1.1"
                """;
        Files.writeString(HOME.resolve("log/haproxy.log"), lines, StandardOpenOption.APPEND);

        assertThat(mvc.get().uri(PAGE + "?q=NEEDLE"))
                .bodyText()
                .contains("GET /needle", "The real server hung up or refused while a real server was being connected")
                .doesNotContain("alert(1)");
        assertThat(mvc.get().uri(PAGE + "?q=alert(1)"))
                .bodyText()
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
        assertThat(mvc.get().uri(PAGE + "?q=nowhere-at-all")).bodyText().contains("No line of the log contains");
        assertThat(mvc.get().uri(PAGE + "/download"))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"layer7.log\"")
                .bodyText()
                .contains("GET /<script>");
    }

    private static L7Advanced logging(L7Advanced a) {
        return new L7Advanced(
                false,
                true,
                a.redispatch(),
                a.abortOnClose(),
                a.timeouts(),
                a.health(),
                a.limits(),
                a.buffers(),
                a.replicationPort(),
                a.replication(),
                a.statistics(),
                a.alerts());
    }
}

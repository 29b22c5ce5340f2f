package org.lbadmin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lbadmin.model.EngineId;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Health check scripts, run by a real HAProxy and by hand. */
class CheckScriptsTest extends ScriptedTest {
    @TempDir
    private Path folder;

    @Test
    void decideWhichServersGetTraffic() throws IOException {
        put("greets.sh", GREETS);
        use("greets.sh");
        assertThat(commit.isPending(EngineId.HAPROXY)).isTrue();
        apply();
        awaitHealth(TWO, LiveServer.Health.DOWN);
        assertThat(answering()).containsExactly("ONE");

        put("greets.sh", GREETS.replace("== ONE", "== TWO"));
        assertThat(commit.isPending(EngineId.HAPROXY)).isTrue();
        apply();
        awaitHealth(ONE, LiveServer.Health.DOWN);
        awaitHealth(TWO, LiveServer.Health.UP);
        assertThat(answering()).containsExactly("TWO");
    }

    @Test
    void runAsNobodyAndAreEndedWithAllTheyStarted() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        put("who", """
                #!/bin/bash
                exec 3>"%1$s/$3"
                id -u >&3
                grep -E '^(CapEff|CapBnd|NoNewPrivs)' /proc/self/status >&3
                env | cut -d= -f1 | sort | tr '\\n' ' ' >&3
                (setsid sleep 47 &)
                cat %2$s/run/haproxy.state && echo READ >&3
                sleep 47
                """.formatted(folder, HOME));
        use("who");
        apply();
        awaitHealth(ONE, LiveServer.Health.DOWN);
        String told = Files.readString(folder.resolve("127.0.1.1"));
        assertThat(told)
                .startsWith("65534\n")
                .contains("CapEff:\t0000000000000000", "CapBnd:\t0000000000000000", "NoNewPrivs:\t1")
                .contains("HOME LC_ALL PATH")
                .doesNotContain("READ", "LBADMIN", "HAPROXY");
        use(null);
        apply();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.allProcesses()
                        .noneMatch(p -> p.info().commandLine().orElse("").endsWith("sleep 47")));
    }

    @Test
    void aRunByHandTellsWhatCameOfIt() {
        put("greets.sh", GREETS);
        assertThat(test("greets.sh", ARGUMENTS))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"up\": false, \"exit\": 1, \"why\": \"Down: the script ended with status 1.\"}");
        MvcTestResult typed = mvc.post()
                .uri(PAGE + "/greets.sh/test")
                .with(user("x").roles("CONFIG"))
                .with(csrf())
                .param("text", "#!/bin/sh\nprintf '%s\\n' \"$@\" '<b>'; exit 0")
                .params(form(ARGUMENTS))
                .exchange();
        assertThat(typed)
                .hasStatusOk()
                .bodyText()
                .contains("Up: the script ended with status 0.", "127.0.0.20\n8020\n127.0.1.2\n8021\n&lt;b&gt;");
        assertThat(scripts.find("greets.sh").orElseThrow().text()).isEqualTo(GREETS);
        assertThat(test("greets.sh", Map.of("virtualServicePort", 70_000, "realServerAddress", "a b")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("virtualServicePort", "realServerAddress");
    }

    @Test
    void testNowRunsTheScriptOfAService() {
        put("greets.sh", GREETS);
        use("greets.sh");

        MvcTestResult tested = mvc.post()
                .uri("/lbadmin/api/v1/cluster/layer7/virtual-services/WEB/health-check")
                .with(user("x").roles("CONFIG"))
                .exchange();

        assertThat(tested).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                [{"realServer": "ONE", "up": true, "sent": ["greets.sh 127.0.0.20 8020 127.0.1.1 8021"]},
                 {"realServer": "TWO", "up": false, "why": "Down: the script ended with status 1."}]
                """);
    }
}

package org.lbadmin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Locked;
import org.lbadmin.scripts.CheckScripts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Health check scripts, run by a real HAProxy and by hand. */
class CheckScriptsTest extends EngineTest {
    private static final String PAGE = "/lbadmin/cluster/health-check-scripts";
    private static final String API = "/lbadmin/api/v1/cluster/health-check-scripts";
    private static final String GREETS = """
            #!/bin/bash
            [[ "$1 $2" == "127.0.0.20 8020" ]] || exit 5
            exec 3<>"/dev/tcp/$3/$4" && read -r line <&3 && [[ $line == ONE ]]
            """;
    private static final Map<String, Object> ARGUMENTS = Map.of(
            "virtualServiceAddress",
            "127.0.0.20",
            "virtualServicePort",
            8020,
            "realServerAddress",
            "127.0.1.2",
            "realServerPort",
            8021);

    @Autowired
    private CheckScripts scripts;

    @TempDir
    private Path folder;

    @BeforeEach
    void custom() {
        security("CUSTOM");
        interval("\"1s\"");
    }

    @AfterEach
    void none() {
        List.copyOf(layer7.all()).forEach(vip -> layer7.remove(vip.label().value(), gone -> {}));
        scripts.replace(List.of());
        interval("null");
        security("SECURE");
    }

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

    @Test
    void whatIsWrongIsSaidBesideIt() {
        assertThat(add("a b", "exit 0"))
                .bodyText()
                .contains("a b", "The first line must name the interpreter", "exit 0");
        assertThat(put("x", "#!/usr/bin/env -S rm")).bodyText().contains("env -S rm");
        assertThat(put("x", "#!/bin/sh\n\u0007")).bodyText().contains("Line 2 contains U+0007");
        assertThat(put("x", "#!/bin/sh\n" + "x".repeat(65_536))).bodyText().contains("65536");
        assertThat(put("x", " ")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        put("Greets.sh", GREETS);
        assertThat(add("greets.SH", GREETS))
                .bodyText()
                .contains("There is a health check script \u201cgreets.SH\u201d already");
        assertThat(mvc.patch()
                        .uri("/lbadmin/api/v1/cluster/layer7/virtual-services/WEB")
                        .with(user("x").roles("CONFIG"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"healthCheck\": {\"type\": \"EXTERNAL_SCRIPT\", \"script\": \"none\"}}")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("healthCheck.script", "no health check script \u201cnone\u201d");
        assertThat(scripts.all()).hasSize(1);
    }

    @Test
    void aScriptInUseStays() {
        put("greets.sh", GREETS);
        use("greets.sh");

        assertThat(mvc.delete()
                        .uri(API + "/greets.sh")
                        .with(user("x").roles("CONFIG"))
                        .exchange())
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("WEB");
        use(null);
        assertThat(mvc.delete()
                        .uri(API + "/greets.sh")
                        .with(user("x").roles("CONFIG"))
                        .exchange())
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void aFileComesIntoTheEditor() {
        MvcTestResult loaded = mvc.post()
                .uri("/lbadmin/cluster/add-health-check-script/file")
                .multipart()
                .file(new MockMultipartFile("file", "C:\\x\\mail.sh", "text/plain", "#!/bin/sh\nexit 7\n".getBytes()))
                .param("label", "")
                .param("text", "before")
                .with(user("x").roles("CONFIG"))
                .with(csrf())
                .with(request -> {
                    request.setContent(new byte[1]); // browsers say how long it is
                    return request;
                })
                .exchange();

        assertThat(loaded).hasStatusOk().bodyText().contains("exit 7", "value=\"mail.sh\"", "stored with Update");
        assertThat(scripts.all()).isEmpty();
    }

    @Test
    void areLockedInSecureModeAlsoAgainstTheHistory() {
        put("greets.sh", GREETS);
        use("greets.sh");
        apply();
        int release = Integer.parseInt(helper.run(new org.lbadmin.helper.HelperCall.Current(EngineId.HAPROXY))
                .output()
                .strip());
        put("greets.sh", GREETS.replace("ONE", "TWO"));
        security("SECURE");

        assertThat(put("greets.sh", GREETS))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("locked");
        assertThat(add("other", GREETS)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get()
                        .uri(PAGE + "/greets.sh")
                        .with(user("x").roles("CONFIG"))
                        .exchange())
                .bodyText()
                .contains("Health check scripts are locked", "readonly")
                .doesNotContain(">Update<");
        assertThat(mvc.post()
                        .uri(PAGE + "/greets.sh/test")
                        .with(user("x").roles("CONFIG"))
                        .with(csrf())
                        .param("text", "#!/bin/sh\nexit 0")
                        .params(form(ARGUMENTS))
                        .exchange())
                .bodyText()
                .contains("Up: the script ended with status 0.", "read -r line");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> commit.restore(EngineId.HAPROXY, release))
                .isInstanceOf(Locked.class);
    }

    private void interval(String value) {
        layer7.changeAdvanced(
                now -> documents.advanced(records.parse("{\"health\": {\"interval\": " + value + "}}"), now));
    }

    private void use(String script) {
        String check = script == null
                ? "{\"type\": \"CONNECT_TO_PORT\", \"script\": null}"
                : "{\"type\": \"EXTERNAL_SCRIPT\", \"script\": \"" + script + "\"}";
        layer7.change(VIP, vip -> documents.virtualService(records.parse("{\"healthCheck\": " + check + "}"), vip));
    }

    private void awaitHealth(ServerName name, LiveServer.Health wanted) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> live.now()
                        .server(name)
                        .filter(server -> server.health() == wanted)
                        .isPresent());
    }

    private MvcTestResult put(String label, String text) {
        return mvc.put()
                .uri(API + "/" + label)
                .with(user("x").roles("CONFIG"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(records.text(records.object().put("text", text)))
                .exchange();
    }

    private MvcTestResult test(String label, Map<String, Object> arguments) {
        return mvc.post()
                .uri(API + "/" + label + "/test")
                .with(user("x").roles("CONFIG"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(new tools.jackson.databind.ObjectMapper().writeValueAsString(arguments))
                .exchange();
    }

    private MvcTestResult add(String label, String text) {
        return mvc.post()
                .uri("/lbadmin/cluster/add-health-check-script")
                .with(user("x").roles("CONFIG"))
                .with(csrf())
                .param("label", label)
                .param("text", text)
                .exchange();
    }

    private static org.springframework.util.MultiValueMap<String, String> form(Map<String, Object> fields) {
        org.springframework.util.LinkedMultiValueMap<String, String> form =
                new org.springframework.util.LinkedMultiValueMap<>();
        fields.forEach((name, value) -> form.add(name, value.toString()));
        return form;
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
}

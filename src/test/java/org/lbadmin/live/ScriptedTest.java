package org.lbadmin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lbadmin.scripts.CheckScripts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the tests of health check scripts share: a real HAProxy that checks every second, and scripts that may be changed. */
abstract class ScriptedTest extends EngineTest {
    static final String PAGE = "/lbadmin/cluster/health-check-scripts";
    static final String API = "/lbadmin/api/v1/cluster/health-check-scripts";
    static final String GREETS = """
            #!/bin/bash
            [[ "$1 $2" == "127.0.0.20 8020" ]] || exit 5
            exec 3<>"/dev/tcp/$3/$4" && read -r line <&3 && [[ $line == ONE ]]
            """;
    static final Map<String, Object> ARGUMENTS = Map.of(
            "virtualServiceAddress",
            "127.0.0.20",
            "virtualServicePort",
            8020,
            "realServerAddress",
            "127.0.1.2",
            "realServerPort",
            8021);

    @Autowired
    CheckScripts scripts;

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

    void interval(String value) {
        layer7.changeAdvanced(
                now -> documents.advanced(records.parse("{\"health\": {\"interval\": " + value + "}}"), now));
    }

    void use(String script) {
        String check = script == null
                ? "{\"type\": \"CONNECT_TO_PORT\", \"script\": null}"
                : "{\"type\": \"EXTERNAL_SCRIPT\", \"script\": \"" + script + "\"}";
        layer7.change(VIP, vip -> documents.virtualService(records.parse("{\"healthCheck\": " + check + "}"), vip));
    }

    void awaitHealth(ServerName name, LiveServer.Health wanted) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> live.now()
                        .server(name)
                        .filter(server -> server.health() == wanted)
                        .isPresent());
    }

    MvcTestResult put(String label, String text) {
        return mvc.put()
                .uri(API + "/" + label)
                .with(user("x").roles("CONFIG"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(records.text(records.object().put("text", text)))
                .exchange();
    }

    MvcTestResult test(String label, Map<String, Object> arguments) {
        return mvc.post()
                .uri(API + "/" + label + "/test")
                .with(user("x").roles("CONFIG"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(new tools.jackson.databind.ObjectMapper().writeValueAsString(arguments))
                .exchange();
    }

    MvcTestResult add(String label, String text) {
        return mvc.post()
                .uri("/lbadmin/cluster/add-health-check-script")
                .with(user("x").roles("CONFIG"))
                .with(csrf())
                .param("label", label)
                .param("text", text)
                .exchange();
    }

    static org.springframework.util.MultiValueMap<String, String> form(Map<String, Object> fields) {
        org.springframework.util.LinkedMultiValueMap<String, String> form =
                new org.springframework.util.LinkedMultiValueMap<>();
        fields.forEach((name, value) -> form.add(name, value.toString()));
        return form;
    }

    void security(String mode) {
        assertThat(mvc.put()
                        .uri("/lbadmin/api/v1/local/security")
                        .with(user("x").roles("CONFIG"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"mode\": \"" + mode + "\"}")
                        .exchange())
                .hasStatusOk();
    }
}

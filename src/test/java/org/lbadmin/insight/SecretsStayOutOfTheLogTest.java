package org.lbadmin.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.AppTest;
import org.lbadmin.layer4.Layer4;
import org.lbadmin.layer7.L7Documents;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.web.Records;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Whatever is done with passwords, right or wrong, the appliance's own log has none of them. */
class SecretsStayOutOfTheLogTest extends AppTest {
    @Autowired
    private OwnLog ownLog;

    /** Other tests start applications of their own in this process, and logging with them. */
    @BeforeEach
    void write() {
        ownLog.write();
    }

    private static final String RIGHT = "correct-horse-battery";
    private static final String CANARY = "canary-4711-";

    @Autowired
    private Layer7 layer7;

    @Autowired
    private Layer4 layer4;

    @Autowired
    private L7Documents documents;

    @Autowired
    private Records records;

    @AfterEach
    void nothing() {
        layer7.changeAdvanced(now -> L7Advanced.defaults());
        layer4.replace(List.of(), L4Advanced.defaults());
    }

    @Test
    void noneOfThemIsWritten() throws IOException {
        LoggerFactory.getLogger(SecretsStayOutOfTheLogTest.class).info("the canary sings");
        signIn(CANARY + "wrong");
        signIn(RIGHT);
        assertThat(mvc.get()
                        .uri("/lbadmin/api/v1/overview")
                        .with(httpBasic("loadbalancer", CANARY + "basic"))
                        .exchange())
                .hasStatus(401);
        String token = token();
        assertThat(mvc.get()
                        .uri("/lbadmin/api/v1/overview")
                        .header("Authorization", "Bearer " + CANARY + "bearer")
                        .exchange())
                .hasStatus(401);
        assertThat(send("/cluster/layer7/advanced", "PATCH", "{\"statistics\": {\"password\": \"" + CANARY + "x\"}}"))
                .hasStatusOk();
        send("/cluster/layer4/virtual-services", "POST", """
                {"label": "MAIL", "ipAddress": "7", "protocol": "FIREWALL_MARK", "healthCheck":
                  {"type": "NEGOTIATE", "protocol": "IMAP", "port": 143, "login": "probe", "password": "%sl4"}}
                """.formatted(CANARY));
        send("/cluster/layer4/virtual-services", "POST", "{\"password\": \"" + CANARY + "nowhere\", \"label\": ");
        upload();

        String log = Files.readString(Path.of(HOME.toString(), "log/lbadmin.log"));
        assertThat(log).contains("the canary sings").doesNotContain(CANARY, RIGHT, token);
    }

    private void signIn(String password) {
        mvc.post()
                .uri("/lbadmin/login")
                .with(csrf())
                .param("username", "loadbalancer")
                .param("password", password)
                .exchange();
    }

    private String token() throws IOException {
        MvcTestResult made = send("/maintenance/tokens", "POST", "{\"label\": \"canary\", \"role\": \"REPORT\"}");
        JsonNode body = records.parse(made.getResponse().getContentAsString());
        String token = body.path("token").asString("");
        assertThat(token).hasSizeGreaterThan(20);
        mvc.get()
                .uri("/lbadmin/api/v1/overview")
                .header("Authorization", "Bearer " + token)
                .exchange();
        return token;
    }

    private void upload() {
        mvc.post()
                .uri("/lbadmin/api/v1/cluster/ssl/certificates")
                .with(user("x").roles("CONFIG"))
                .multipart()
                .file(new MockMultipartFile("file", "a.pfx", "application/x-pkcs12", new byte[] {0x30, 1, 2, 3}))
                .param("label", "CANARY")
                .param("password", CANARY + "pfx")
                .with(request -> {
                    request.setContent(new byte[1]); // browsers say how long it is
                    return request;
                })
                .exchange();
    }

    private MvcTestResult send(String path, String method, String body) {
        return mvc.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri("/lbadmin/api/v1" + path)
                .with(httpBasic("loadbalancer", RIGHT))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}

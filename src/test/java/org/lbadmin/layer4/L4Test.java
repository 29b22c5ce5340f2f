package org.lbadmin.layer4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.lbadmin.AppTest;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.model.value.IpAddress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the tests of layer 4 share: an empty configuration, and calls as an administrator. */
abstract class L4Test extends AppTest {
    static final String API = "/lbadmin/api/v1/cluster/layer4/virtual-services";
    static final String PAGES = "/lbadmin/cluster/layer4";

    private static final String BASIC = "Basic "
            + Base64.getEncoder().encodeToString("loadbalancer:correct-horse-battery".getBytes(StandardCharsets.UTF_8));

    @Autowired
    Layer4 layer4;

    @Autowired
    ConnectedSubnets subnets;

    /** What is known of interfaces may be two seconds old. */
    @BeforeEach
    void connected() {
        await().until(() -> subnets.contain(new IpAddress("10.44.0.9")));
    }

    @BeforeEach
    @AfterEach
    void nothingConfigured() {
        layer4.replace(List.of(), L4Advanced.defaults());
    }

    MvcTestResult api(MockMvcRequestBuilder request) {
        return request.header("Authorization", BASIC).exchange();
    }

    MvcTestResult api(MockMvcRequestBuilder request, String body) {
        return api(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    MvcTestResult page(String path) {
        return mvc.get().uri(path).with(user("loadbalancer").roles("CONFIG")).exchange();
    }

    MvcTestResult send(String path, Map<String, String> fields) {
        MockMvcRequestBuilder request =
                mvc.post().uri(path).with(user("loadbalancer").roles("CONFIG")).with(csrf());
        fields.forEach(request::formField);
        return request.exchange();
    }

    /** A network that the tests' own machine has. */
    @BeforeAll
    static void network() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("ip", "address", "replace", "10.44.0.1/16", "dev", "lo")
                        .start()
                        .waitFor())
                .isZero();
    }

    static String service(String label, String ports) {
        return """
            {"label": "%s", "ipAddress": "10.44.9.1", "ports": "%s"}
            """.formatted(label, ports);
    }
}

package org.lbadmin.layer7;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lbadmin.AppTest;
import org.lbadmin.model.L7Advanced;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the tests of layer 7 share: an empty configuration, and calls as an administrator. */
abstract class L7Test extends AppTest {
    static final String API = "/lbadmin/api/v1/cluster/layer7/virtual-services";
    static final String PAGES = "/lbadmin/cluster/layer7";

    private static final String BASIC = "Basic "
            + Base64.getEncoder().encodeToString("loadbalancer:correct-horse-battery".getBytes(StandardCharsets.UTF_8));

    @Autowired
    Layer7 layer7;

    @BeforeEach
    @AfterEach
    void nothingConfigured() {
        layer7.replace(List.of(), L7Advanced.defaults());
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

    static String service(String label, String ports) {
        return """
            {"label": "%s", "ipAddress": "127.0.9.1", "ports": "%s", "protocol": "TCP", "persistence": {"mode": "NONE"}}
            """.formatted(label, ports);
    }
}

package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lbadmin.AppTest;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.Cluster;
import org.lbadmin.store.Store;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the tests of terminations share: an appliance with nothing but MBOX-HTTP, and calls as an administrator. */
abstract class TerminationTest extends AppTest {
    static final String API = "/lbadmin/api/v1/cluster/ssl/terminations";
    static final String L7 = "/lbadmin/api/v1/cluster/layer7/virtual-services";
    static final String PAGES = "/lbadmin/cluster/ssl";

    private static final String BASIC = "Basic "
            + Base64.getEncoder().encodeToString("loadbalancer:correct-horse-battery".getBytes(StandardCharsets.UTF_8));

    @Autowired
    Layer7 layer7;

    @Autowired
    Terminations terminations;

    @Autowired
    Store store;

    @BeforeEach
    void beginWithOneService() {
        store.replace(Cluster.defaults());
        given(mvc.post().uri(L7), service("MBOX-HTTP", "127.0.30.10", "80", "HTTP"));
    }

    @AfterEach
    void leaveNothing() {
        store.replace(Cluster.defaults());
    }

    MvcTestResult api(MockMvcRequestBuilder request) {
        return request.header("Authorization", BASIC).exchange();
    }

    MvcTestResult api(MockMvcRequestBuilder request, String body) {
        return api(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    /** Something that must go well for the story to begin. */
    void given(MockMvcRequestBuilder request, String body) {
        assertThat(api(request, body)).hasStatus2xxSuccessful();
    }

    /** A termination of MBOX-HTTP with these fields in addition. */
    void terminated(String more) {
        given(mvc.post().uri(API), "{\"virtualService\": \"MBOX-HTTP\"" + more + "}");
    }

    void assertRefused(MvcTestResult answer, String field, String... words) {
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[?(@.field == '" + field + "')].message")
                .asArray()
                .as("%s of %s", field, body(answer))
                .anySatisfy(message -> assertThat(message.toString()).contains(words));
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

    static String body(MvcTestResult result) {
        try {
            return org.springframework.web.util.HtmlUtils.htmlUnescape(
                    result.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    static String service(String label, String address, String ports, String protocol) {
        return """
            {"label": "%s", "ipAddress": "%s", "ports": "%s", "protocol": "%s", "persistence": {"mode": "NONE"}}
            """.formatted(label, address, ports, protocol);
    }
}

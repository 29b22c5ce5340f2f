package org.lbadmin.tls;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lbadmin.AppTest;
import org.lbadmin.model.CertificateUsers;
import org.lbadmin.model.LocalSecurity;
import org.lbadmin.model.value.Label;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMultipartMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the tests of certificates share: only those of the first boot, and calls as an administrator. */
abstract class CertificateTest extends AppTest {
    static final String API = "/lbadmin/api/v1/cluster/ssl/certificates";
    static final String PAGES = "/lbadmin/cluster/ssl/certificates";
    static final String ADD = "/lbadmin/cluster/ssl/add-certificate";
    static final String SECURITY = "/lbadmin/api/v1/local/security";

    private static final String BASIC = "Basic "
            + Base64.getEncoder().encodeToString("loadbalancer:correct-horse-battery".getBytes(StandardCharsets.UTF_8));

    final OpenSsl openssl = OpenSsl.shared();

    @Autowired
    Certificates certificates;

    @Autowired
    CertificateRequests requests;

    @Autowired
    LocalSecuritySettings security;

    @BeforeEach
    @AfterEach
    void onlyThoseOfTheFirstBoot() {
        security.change(current -> LocalSecurity.defaults());
        requests.all().forEach(request -> requests.cancel(request.label().value()));
        certificates.all().stream()
                .map(certificate -> certificate.label().value())
                .filter(label -> !List.of("server", "localhost").contains(label))
                .forEach(label -> certificates.remove(label, current -> {}));
    }

    MvcTestResult api(MockMvcRequestBuilder request) {
        return request.header("Authorization", BASIC).exchange();
    }

    MvcTestResult api(MockMvcRequestBuilder request, String body) {
        return api(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    MvcTestResult upload(String label, byte[] file, Map<String, String> more) {
        MockMultipartMvcRequestBuilder request = mvc.post()
                .uri(API)
                .multipart()
                .file(new MockMultipartFile("file", "name.pem", null, file))
                .param("label", label)
                .with(CertificateTest::announced);
        more.forEach(request::param);
        return request.header("Authorization", BASIC).exchange();
    }

    MvcTestResult upload(String label, byte[] file) {
        return upload(label, file, Map.of());
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

    MvcTestResult sendFile(String path, String name, byte[] file, Map<String, String> fields) {
        MockMultipartMvcRequestBuilder request = mvc.post()
                .uri(path)
                .multipart()
                .file(new MockMultipartFile(name, "name.pem", null, file))
                .with(user("loadbalancer").roles("CONFIG"))
                .with(csrf())
                .with(CertificateTest::announced);
        fields.forEach(request::param);
        return request.exchange();
    }

    /** As a client does: the parts of a mock request have no length of their own. */
    static MockHttpServletRequest announced(MockHttpServletRequest request) {
        request.setContent(new byte[1]);
        return request;
    }

    static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    List<String> labels() {
        List<String> labels = new ArrayList<>();
        certificates.all().forEach(certificate -> labels.add(certificate.label().value()));
        return labels;
    }

    byte[] leaf() {
        return openssl.bytes("leaf.key", "leaf.crt", "inter.crt");
    }

    byte[] ec() {
        return openssl.bytes("ec.key", "ec.crt", "inter.crt");
    }

    /** A termination that uses one certificate. */
    static CertificateUsers termination(String label, String certificate) {
        return asked -> asked.equals(new Label(certificate)) ? List.of(label) : List.of();
    }
}

package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class CertificatePagesTest extends CertificateTest {
    @Test
    void uploadsAsTheGuideSays() {
        assertThat(page(PAGES)).bodyText().contains("Add a new SSL Certificate", "localhost", "WebUI");
        assertThat(page(ADD))
                .bodyText()
                .contains(
                        "I would like to:",
                        "Upload prepared PEM/PFX file",
                        "Create a new SSL Certificate Signing Request (CSR)",
                        "Create a new Self-Signed SSL Certificate",
                        ">Label<",
                        ">File to upload<",
                        ">PFX File Password<",
                        "Upload Certificate");

        MvcTestResult uploaded = upload("ExchangeCert", leaf(), "");

        assertThat(uploaded).hasRedirectedUrl(PAGES);
        assertThat(uploaded)
                .flash()
                .extractingByKey("messages")
                .asString()
                .contains("INFORMATION", "text=ExchangeCert SSL Certificate uploaded successfully.,");
        assertThat(page(PAGES + "?q=intermediate"))
                .bodyText()
                .contains("ExchangeCert", "mail.example.com", "RSA 2048", "89 days left", "not in use");
        assertThat(page(PAGES + "?q=nobody")).bodyText().doesNotContain("ExchangeCert");
    }

    @Test
    void everyOrderOfTheListWorks() {
        for (String column : List.of("label", "names", "issuer", "notAfter", "key", "inUseBy")) {
            assertThat(page(PAGES + "?sort=" + column + "&dir=desc")).hasStatusOk();
        }
    }

    @Test
    void aTakenLabelOffersToReplace() {
        upload("Taken", leaf(), "");

        MvcTestResult refused = upload("Taken", ec(), "");

        assertThat(refused)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("There is an SSL certificate Taken already", "Replace Taken, which is not in use")
                .contains("browsers do not keep")
                .contains("name=\"upload.replace\"");
        assertThat(upload("Taken", openssl.file("ec.crt"), ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The file has no private key", "Replace Taken");
        assertThat(upload("Taken", ec(), "true")).hasRedirectedUrl(PAGES);
        assertThat(certificates.get("Taken").facts().keyAlgorithm()).isEqualTo("EC P-256");
    }

    @Test
    void warningsAreShown() {
        MvcTestResult uploaded = upload("Lonely", openssl.bytes("leaf.crt", "leaf.key"), "");

        assertThat(uploaded)
                .flash()
                .extractingByKey("messages")
                .asString()
                .contains("WARNING", "The file has no certificate of the issuer");
    }

    @Test
    void detailsShowTheChainAndReplaceAndGoBack() {
        upload("Details", leaf(), "");
        assertThat(page(PAGES + "/Details"))
                .bodyText()
                .contains("CN=Test Intermediate, O=Example", "CN=Test Root", "192.0.2.1", "Replace this certificate");

        assertThat(sendFile(PAGES + "/Details/replace", "file", openssl.file("leaf.crt"), Map.of()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The file has no private key");
        assertThat(sendFile(PAGES + "/Details/replace", "file", ec(), Map.of())).hasRedirectedUrl(PAGES + "/Details");
        assertThat(page(PAGES + "/Details")).bodyText().contains("Earlier versions", "Use version 1 again");
        assertThat(send(PAGES + "/Details/versions/1/restore", Map.of())).hasStatus3xxRedirection();
        assertThat(certificates.get("Details").facts().keyAlgorithm()).isEqualTo("RSA 2048");
        assertThat(page(PAGES + "/Details/pem"))
                .hasHeader("Content-Disposition", "attachment; filename=\"Details.pem\"")
                .bodyText()
                .isEqualTo(openssl.text("leaf.crt", "inter.crt"));
        assertThat(sendFile(PAGES + "/nobody/replace", "file", ec(), Map.of())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void deletingAsksAndNamesTheUsers() {
        upload("Old", leaf(), "");

        assertThat(page(PAGES + "/Old/delete")).bodyText().contains("Delete the SSL certificate Old?", "Delete Old");
        assertThat(page(PAGES + "/localhost/delete"))
                .bodyText()
                .contains("localhost is in use by WebUI")
                .doesNotContain(">Delete localhost<");
        assertThat(send(PAGES + "/localhost/delete", Map.of())).hasStatus(HttpStatus.CONFLICT);
        assertThat(send(PAGES + "/Old/delete", Map.of())).hasRedirectedUrl(PAGES);
        assertThat(labels()).doesNotContain("Old");
    }

    @Test
    void aRequestIsMadeShownAndAnswered() {
        assertThat(send(
                        ADD,
                        Map.of(
                                "how", "request",
                                "request.label", "Asked",
                                "request.subject.commonName", "asked.example.com",
                                "request.keyKind", "EC_P256")))
                .hasRedirectedUrl(PAGES + "/csr/Asked");
        assertThat(page(PAGES)).bodyText().contains("Signing requests that wait", "Show the signing request Asked");
        assertThat(page(PAGES + "/csr/Asked"))
                .bodyText()
                .contains("-----BEGIN CERTIFICATE REQUEST-----", "asked.example.com", "EC P-256");
        assertThat(page(PAGES + "/csr/Asked/download"))
                .hasHeader("Content-Disposition", "attachment; filename=\"Asked.csr\"");
        openssl.write("page.csr", requests.get("Asked").request());
        openssl.run("x509 -req -in page.csr -CA inter.crt -CAkey inter.key -CAcreateserial -days 9 -out page.crt");

        assertThat(sendFile(PAGES + "/csr/Asked/signed", "file", new byte[0], Map.of("signed", "")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("paste its text");
        assertThat(sendFile(
                        PAGES + "/csr/Asked/signed",
                        "file",
                        new byte[0],
                        Map.of("signed", openssl.text("page.crt"), "intermediates", openssl.text("inter.crt"))))
                .hasRedirectedUrl(PAGES + "/Asked");
        assertThat(certificates.get("Asked").chain()).hasSize(2);
    }

    @Test
    void aSelfSignedOneIsMadeAndMistakesStayOnThePage() {
        assertThat(send(
                        ADD,
                        Map.of(
                                "how", "selfSigned",
                                "selfSigned.label", "Own",
                                "selfSigned.subject.commonName", "",
                                "selfSigned.subject.country", "Germany",
                                "selfSigned.keyKind", "EC_P256",
                                "selfSigned.days", "9999")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"Germany\"", "href=\"#selfSigned.days\"", "href=\"#selfSigned.subject.commonName\"");
        assertThat(send(
                        ADD,
                        Map.of(
                                "how", "selfSigned",
                                "selfSigned.label", "Own",
                                "selfSigned.subject.commonName", "own.example.com",
                                "selfSigned.keyKind", "EC_P256",
                                "selfSigned.days", "30")))
                .hasRedirectedUrl(PAGES);
        assertThat(certificates.get("Own").facts().alternativeNames()).containsExactly("own.example.com");
    }

    @Test
    void theWebuiShowsAnotherCertificateAtOnceAndFollowsItsRenewal() {
        upload("Web", leaf(), "");
        assertThat(page("/lbadmin/local/security")).bodyText().contains("HTTPS certificate", "<option value=\"Web\"");

        assertThat(send("/lbadmin/local/security", Map.of("httpsCertificate", "Web")))
                .hasRedirectedUrl("/lbadmin/local/security");

        assertThat(HOME.resolve("tls/webui.crt")).hasContent(openssl.text("leaf.crt", "inter.crt"));
        assertThat(page(PAGES + "/Web/delete")).bodyText().contains("Web is in use by WebUI");
        upload("Web", ec(), "true");
        assertThat(HOME.resolve("tls/webui.crt")).hasContent(openssl.text("ec.crt", "inter.crt"));
        assertThat(api(mvc.get().uri(SECURITY)))
                .bodyText()
                .isEqualTo("{\"mode\":\"SECURE\",\"httpsCertificate\":\"Web\"}");
        assertThat(api(mvc.put().uri(SECURITY), "{\"httpsCertificate\": \"nobody\", \"colour\": 1}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(api(mvc.put().uri(SECURITY), "{\"httpsCertificate\": \"nobody\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is no SSL certificate nobody.");
        assertThat(api(mvc.put().uri(SECURITY), "{}"))
                .bodyText()
                .isEqualTo("{\"mode\":\"SECURE\",\"httpsCertificate\":\"localhost\"}");
        assertThat(HOME.resolve("tls/webui.crt")).hasContent(text(api(mvc.get().uri(API + "/localhost/pem"))));
    }

    @Test
    void anUploadWithoutTheTokenOfThePageIsRefused() {
        assertThat(mvc.post()
                        .uri(ADD)
                        .multipart()
                        .file(new MockMultipartFile("upload.file", leaf()))
                        .param("how", "upload")
                        .param("upload.label", "Forged")
                        .with(user("loadbalancer").roles("CONFIG"))
                        .with(CertificateTest::announced))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(labels()).doesNotContain("Forged");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.lbadmin.tls.BadFilesTest#mistakes")
    void badFilesGetTheirSentence(String name, byte[] file, String sentence, List<String> arguments) {
        assertThat(upload("bad", file, ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#upload.file\"");
        assertThat(labels()).hasSize(2);
    }

    private MvcTestResult upload(String label, byte[] file, String replace) {
        return sendFile(
                ADD,
                "upload.file",
                file,
                replace.isEmpty()
                        ? Map.of("how", "upload", "upload.label", label, "upload.password", "")
                        : Map.of("how", "upload", "upload.label", label, "upload.replace", replace));
    }
}

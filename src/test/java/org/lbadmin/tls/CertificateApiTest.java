package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lbadmin.model.Certificate;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Materials;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class CertificateApiTest extends CertificateTest {
    @Autowired
    Materials materials;

    @Autowired
    Texts texts;

    @Test
    void theFirstBootMakesOneForTerminationsAndKeepsTheOneOfTheWebui() throws Exception {
        assertThat(labels()).containsExactly("server", "localhost");
        assertThat(api(mvc.get().uri(API + "/server")))
                .bodyJson()
                .extractingPath("$.keyAlgorithm")
                .isEqualTo("RSA 2048");
        assertThat(api(mvc.get().uri(API + "/localhost")))
                .bodyJson()
                .extractingPath("$.inUseBy")
                .asArray()
                .containsExactly("WebUI");
        assertThat(HOME.resolve("tls/webui.crt")).hasContent(text(api(mvc.get().uri(API + "/localhost/pem"))));
    }

    @Test
    void takesAPemAndShowsWhatItSays() {
        MvcTestResult created = upload("ExchangeCert", leaf());

        assertThat(created)
                .hasStatus(HttpStatus.CREATED)
                .containsHeader("ETag")
                .hasHeader("Location", API + "/ExchangeCert");
        assertThat(created).bodyJson().isLenientlyEqualTo("""
                {"label": "ExchangeCert", "subject": "CN=mail.example.com, O=Example, C=DE",
                 "issuer": "CN=Test Intermediate, O=Example", "selfSigned": false, "keyAlgorithm": "RSA 2048",
                 "subjectAlternativeNames": ["mail.example.com", "*.example.com", "192.0.2.1"],
                 "inUseBy": [], "daysLeft": 89, "expiry": "OK", "warnings": [],
                 "chain": [{"issuer": "CN=Test Intermediate, O=Example"}, {"issuer": "CN=Test Root"}]}
                """);
        assertThat(text(api(mvc.get().uri(API + "/ExchangeCert/pem"))))
                .isEqualTo(openssl.text("leaf.crt", "inter.crt"))
                .doesNotContain("PRIVATE");
        assertThat(materials.pem(certificates.get("ExchangeCert").material()))
                .startsWith("-----BEGIN PRIVATE KEY-----")
                .endsWith(openssl.text("leaf.crt", "inter.crt"));
    }

    @Test
    void takesAPfxWithItsPassword() {
        openssl.run("pkcs12 -export -inkey leaf.key -in leaf.crt -certfile inter.crt -passout pass:sesam -out api.pfx");

        assertThat(upload("ExchangeCert", openssl.file("api.pfx"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(upload("ExchangeCert", openssl.file("api.pfx"), Map.of("password", "sesam")))
                .hasStatus(HttpStatus.CREATED);
    }

    @Test
    void saysEveryProblemAtOnceAndStoresNothing() {
        MvcTestResult refused =
                upload("no spaces", openssl.file("leaf.crt"), Map.of("colour", "1", "replace", "maybe"));

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder("label", "colour", "replace", "file");
        assertThat(labels()).hasSize(2);
    }

    @Test
    void aFileMayComeAsText() {
        MvcTestResult created = mvc.post()
                .uri(API)
                .multipart()
                .param("label", "text")
                .param("file", openssl.text("ec.key", "ec.crt"))
                .with(CertificateTest::announced)
                .header("Authorization", "Basic bG9hZGJhbGFuY2VyOmNvcnJlY3QtaG9yc2UtYmF0dGVyeQ==")
                .exchange();

        assertThat(created)
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.warnings[0]")
                .asString()
                .contains("no certificate of the issuer");
    }

    @Test
    void jsonIsNoUpload() {
        assertThat(api(mvc.post().uri(API), "{}"))
                .hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .bodyText()
                .contains("send multipart/form-data");
    }

    @Test
    void aTakenLabelIsReplacedOnlyWhenAsked() {
        upload("ExchangeCert", leaf());
        List<Certificate> before = certificates.all();

        assertThat(upload("ExchangeCert", ec()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("replace=true");
        assertThat(certificates.all()).isSameAs(before);
        assertThat(upload("ExchangeCert", ec(), Map.of("replace", "true")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.keyAlgorithm")
                .isEqualTo("EC P-256");
        assertThat(upload("exchangecert", ec(), Map.of("replace", "true")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The label exchangecert is taken by ExchangeCert");
        assertThat(upload("csr", ec())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void whatWasReplacedCanBeUsedAgain() {
        upload("Again", leaf());
        Certificate first = certificates.get("Again").certificate();
        upload("Again", ec(), Map.of("replace", "true"));

        MvcTestResult versions = api(mvc.get().uri(API + "/Again/versions"));
        assertThat(versions).bodyJson().extractingPath("$[0].endedBy").isEqualTo("loadbalancer");
        assertThat(versions).bodyJson().extractingPath("$[0].number").isEqualTo(1);
        assertThat(api(mvc.post().uri(API + "/Again/versions/1/restore"))).hasStatusOk();
        assertThat(certificates.get("Again").certificate()).isEqualTo(first);
        assertThat(certificates.versions("Again")).hasSize(2);
        assertThat(api(mvc.post().uri(API + "/Again/versions/9/restore"))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aStaleTagChangesNothing() {
        String tag = Objects.requireNonNull(
                upload("ExchangeCert", leaf()).getResponse().getHeader("ETag"));
        upload("ExchangeCert", ec(), Map.of("replace", "true"));

        assertThat(api(mvc.delete().uri(API + "/ExchangeCert").header("If-Match", tag)))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(labels()).contains("ExchangeCert");
        assertThat(api(mvc.delete().uri(API + "/ExchangeCert"))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(labels()).doesNotContain("ExchangeCert");
    }

    @Test
    void whatIsInUseOrCameWithTheApplianceIsNotDeleted() {
        assertThat(api(mvc.delete().uri(API + "/localhost")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("localhost is in use by WebUI");
        assertThat(api(mvc.delete().uri(API + "/server")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("came with the appliance");
    }

    @Test
    void aRestoreBringsBackWhatLabelsStoodForAndLosesNothing() {
        upload("ExchangeCert", leaf());
        List<Certificate> wanted = certificates.all();
        upload("ExchangeCert", ec(), Map.of("replace", "true"));
        upload("Another", ec());

        certificates.restore(wanted);

        assertThat(labels()).containsExactly("server", "localhost", "ExchangeCert", "Another");
        assertThat(certificates.all()).containsAll(wanted);
        List<Certificate> now = certificates.all();
        certificates.restore(wanted);
        assertThat(certificates.all()).isSameAs(now);
        Certificate unknown = new Certificate(new Label("strange"), "ab".repeat(32), "", "", "");
        assertThatThrownBy(() -> certificates.restore(List.of(unknown))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aDeletedOneComesBackWithItsRelease() {
        upload("ExchangeCert", leaf());
        List<Certificate> wanted = certificates.all();
        api(mvc.delete().uri(API + "/ExchangeCert"));

        certificates.restore(wanted);

        assertThat(certificates.all()).isEqualTo(wanted);
        assertThat(materials.pem(certificates.get("ExchangeCert").material())).contains("PRIVATE KEY");
    }

    @Test
    void makesASelfSignedOne() {
        MvcTestResult made = api(mvc.post().uri(API + "/self-signed"), """
                {"label": "lab", "subject": {"commonName": "lab.example.com", "country": "de"}, "keyKind": "EC_P256",
                 "subjectAlternativeNames": ["192.0.2.7", "other.example.com"], "days": 10}
                """);

        assertThat(made).hasStatus(HttpStatus.CREATED).bodyJson().isLenientlyEqualTo("""
                {"label": "lab", "selfSigned": true, "expiry": "SOON", "daysLeft": 9,
                 "subjectAlternativeNames": ["lab.example.com", "other.example.com", "192.0.2.7"]}
                """);
        assertThat(api(mvc.post().uri(API + "/self-signed"), """
                {"label": "lab2", "subject": {"commonName": "", "country": "Germany"}, "days": 0,
                 "subjectAlternativeNames": "a b@c"}
                """))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .contains("subject.commonName", "days");
    }

    @Test
    void aCaAnswersARequestAndLaterItsRenewal() {
        assertThat(api(mvc.post().uri(API + "/csr"), """
                {"label": "Signed", "subject": {"commonName": "mail.example.com"}, "keyKind": "EC_P256"}
                """)).hasStatus(HttpStatus.CREATED);
        assertThat(api(mvc.get().uri(API + "/csr")))
                .bodyJson()
                .extractingPath("$[0].label")
                .isEqualTo("Signed");

        assertThat(api(mvc.post()
                        .uri(API + "/csr/Signed/signed")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content(leaf())))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        MvcTestResult signed = api(mvc.post()
                .uri(API + "/csr/Signed/signed")
                .contentType(MediaType.TEXT_PLAIN)
                .content(signed("first") + openssl.text("inter.crt")));

        assertThat(signed).hasStatus(HttpStatus.CREATED);
        assertThat(api(mvc.get().uri(API + "/csr"))).bodyText().isEqualTo("[]");
        assertThat(certificates.get("Signed").chain()).hasSize(2);
        assertThat(api(mvc.post().uri(API + "/csr"), """
                {"label": "Signed", "subject": {"commonName": "mail.example.com"}, "keyKind": "EC_P256"}
                """)).hasStatus(HttpStatus.CREATED);
        assertThat(api(mvc.post()
                        .uri(API + "/csr/Signed/signed")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content(signed("second"))))
                .hasStatusOk();
        assertThat(certificates.versions("Signed")).hasSize(1);
    }

    @Test
    void aRequestIsGivenUp() {
        String request = "{\"label\": \"mail\", \"subject\": {\"commonName\": \"mail\"}, \"keyKind\": \"EC_P256\"}";
        api(mvc.post().uri(API + "/csr"), request);

        assertThat(api(mvc.post().uri(API + "/csr"), request)).hasStatus(HttpStatus.CONFLICT);
        assertThat(api(mvc.delete().uri(API + "/csr/mail"))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(api(mvc.get().uri(API + "/csr/mail"))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"org.lbadmin.tls.BadFilesTest#mistakes", "org.lbadmin.tls.BadFilesTest#contents"})
    void badFilesGetTheirSentence(String name, byte[] file, String sentence, List<String> arguments) {
        MvcTestResult refused = upload("bad", file);
        String text = texts.get(sentence, arguments.toArray());

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .asString()
                .startsWith(text.substring(0, Math.min(20, text.indexOf('{') < 0 ? 20 : text.indexOf('{'))));
        assertThat(labels()).hasSize(2);
    }

    private String signed(String serial) {
        openssl.write("api.csr", requests.get("Signed").request());
        openssl.run("x509 -req -in api.csr -CA inter.crt -CAkey inter.key -CAcreateserial -days 9 -out api-" + serial
                + ".crt");
        return openssl.text("api-" + serial + ".crt");
    }
}

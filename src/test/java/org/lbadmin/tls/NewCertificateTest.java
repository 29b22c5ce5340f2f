package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;

class NewCertificateTest {
    private static final SubjectAlternatives NAMES =
            SubjectAlternatives.parse("*.example.com, 2001:db8::1", "example.com");

    private final OpenSsl openssl = OpenSsl.shared();

    @ParameterizedTest
    @EnumSource(
            value = KeyKind.class,
            names = {"RSA_3072", "RSA_4096"},
            mode = EnumSource.Mode.EXCLUDE) // which take half a minute to make
    void isTakenByOpensslAndByOurselves(KeyKind kind) {
        KeyPair pair = new KeyMaker().make(kind);
        Instant now = Instant.now();

        KeyedCertificate made = SelfSigned.make(pair, CertificateSubject.of("example.com"), NAMES, 365, now);

        openssl.write("new.crt", made.chainPem());
        openssl.write("new.key", made.keyPem());
        assertThat(openssl.run("verify -CAfile new.crt -purpose sslserver -x509_strict new.crt"))
                .contains("OK");
        Upload again = new UploadReader(Clock.systemUTC()).read(openssl.bytes("new.crt", "new.key"), null);
        assertThat(again.certificate().chain()).isEqualTo(made.chain());
        assertThat(again.warnings()).isEmpty();
        CertificateFacts facts = CertificateFacts.of(made.leaf());
        assertThat(facts.selfSigned()).isTrue();
        assertThat(facts.alternativeNames()).containsExactly("example.com", "*.example.com", "2001:db8:0:0:0:0:0:1");
        assertThat(facts.signatureAlgorithm())
                .isEqualTo(
                        switch (kind) {
                            case RSA_2048, RSA_3072, RSA_4096 -> "SHA256withRSA";
                            case EC_P256 -> "SHA256withECDSA";
                            case EC_P384 -> "SHA384withECDSA";
                        });
        assertThat(made.leaf().getKeyUsage()[2]).isEqualTo(kind.name().startsWith("RSA"));
    }

    @Test
    void requestsCarryNamesAndAGoodSignature() {
        KeyPair pair = new KeyMaker().make(KeyKind.EC_P384);
        var subject = new CertificateSubject(
                "example.com", "M\u00fcller, \"S\u00f6hne\" + Co", "#1", "K\u00f6ln", "NRW", "de", "it@example.com");

        String request = SigningRequest.make(pair, subject, NAMES);

        openssl.write("new.csr", request);
        assertThat(openssl.run("req -in new.csr -noout -verify -text -config min.cnf"))
                .contains("verify OK", "DNS:*.example.com", "IP Address:2001:DB8:0:0:0:0:0:1", "ecdsa-with-SHA384");
        SigningRequest.Facts facts = SigningRequest.facts(request);
        assertThat(facts.subject())
                .isEqualTo("E=it@example.com, CN=example.com, OU=\\#1, O=M\u00fcller\\, \\\"S\u00f6hne\\\" \\+ Co, "
                        + "L=K\u00f6ln, ST=NRW, C=DE");
        assertThat(facts.alternativeNames()).hasSize(3);
        assertThat(facts.keyAlgorithm()).isEqualTo("EC P-384");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
    void textsWithoutRequestAreRefused(String text) {
        assertThat(problems(() -> SigningRequest.facts(text))).containsExactly(Problem.of("file", "request.none"));
    }

    @Test
    void damagedRequestsAreRefused() {
        String text = KeyedCertificate.pem("CERTIFICATE REQUEST", new byte[] {0x30, 3, 1, 2, 3});

        assertThat(problems(() -> SigningRequest.facts(text)))
                .containsExactly(Problem.of("file", "upload.block", "CERTIFICATE REQUEST"));
    }

    @Test
    void everythingWrongWithASubjectIsSaidAtOnce() {
        var wrong = new CertificateSubject(
                " ", "x".repeat(65), "a\nb", "x".repeat(129), "y\u202ez", "Germany", "no address");

        assertThat(wrong.problems().all())
                .extracting(Problem::path)
                .containsExactly("commonName", "organization", "unit", "city", "province", "country", "email");
        assertThat(problems(wrong::name)).hasSize(7);
        assertThat(CertificateSubject.of("x".repeat(64)).problems().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_000})
    void daysHaveTheirLimits(int days) {
        KeyPair pair = new KeyMaker().make(KeyKind.EC_P256);

        assertThat(problems(() -> SelfSigned.make(pair, CertificateSubject.of("x"), NAMES, days, Instant.now())))
                .extracting(Problem::path)
                .containsExactly("days");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.example b.example,c.example;d.example | a.example b.example c.example d.example",
                "M\u00fcller.example | xn--mller-kva.example",
                "*.m\u00fcller.example | *.xn--mller-kva.example",
                "MAIL | mail",
                "10.0.0.1 2001:DB8:0::1 | 10.0.0.1 2001:db8::1",
                "a.example A.EXAMPLE | a.example"
            })
    void listsOfNamesAreRead(String text, String expected) {
        assertThat(SubjectAlternatives.parse(text.replace(' ', '\n'), "Max M\u00fcller GmbH")
                        .all())
                .isEqualTo(List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-a.example",
                "a..example",
                "*",
                "a.*.example",
                "*a.example",
                "**.example",
                "a_b.example",
                "1.2.3.4.5",
                "300.1.1.1",
                "1.2.3",
                "10.0.0.0/8",
                "fe80::1%eth0",
                "http://a.example",
                "a.example:443",
                "\u0000",
                "a.example.",
                "x\u202ey.example"
            })
    void whatIsNoNameIsNamed(String entry) {
        assertThat(problems(() -> SubjectAlternatives.parse("ok.example " + entry + ",x@y.example", null)))
                .containsExactly(
                        Problem.of("subjectAlternativeNames", "alternative.shape", entry),
                        Problem.of("subjectAlternativeNames", "alternative.email", "x@y.example"));
    }

    @Test
    void tooManyNamesAreRefused() {
        assertThat(SubjectAlternatives.parse("a.example\n".repeat(100), null).all())
                .hasSize(1);
        assertThat(problems(() -> SubjectAlternatives.parse("a.example\n".repeat(102), null)))
                .containsExactly(Problem.of("subjectAlternativeNames", "alternative.many", 100));
    }

    private static List<Problem> problems(ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(InvalidInput.class, call).problems();
    }
}

package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateFactsTest {
    private final OpenSsl openssl = OpenSsl.shared();

    @Test
    void saysWhatOpensslSays() throws Exception {
        CertificateFacts facts = CertificateFacts.of(certificate(openssl.file("leaf.crt")));

        assertThat(facts.subject()).isEqualTo("CN=mail.example.com, O=Example, C=DE");
        assertThat(facts.issuer()).isEqualTo("CN=Test Intermediate, O=Example");
        assertThat(facts.alternativeNames()).containsExactly("mail.example.com", "*.example.com", "192.0.2.1");
        assertThat(Duration.between(facts.notBefore(), facts.notAfter())).isEqualTo(Duration.ofDays(90));
        assertThat(openssl.run("x509 -in leaf.crt -noout -serial").strip().toLowerCase())
                .isEqualTo("serial=" + facts.serial().replace(":", ""));
        assertThat(openssl.run("x509 -in leaf.crt -noout -fingerprint -sha256")
                        .strip()
                        .toLowerCase()
                        .replace(":", ""))
                .endsWith(facts.fingerprint());
        assertThat(facts.keyAlgorithm()).isEqualTo("RSA 2048");
        assertThat(facts.signatureAlgorithm()).isEqualTo("SHA256withRSA");
        assertThat(facts.selfSigned()).isFalse();
    }

    @Test
    void knowsCurvesAndSelfSignedOnes() throws Exception {
        assertThat(CertificateFacts.of(certificate(openssl.file("ec.crt"))).keyAlgorithm())
                .isEqualTo("EC P-256");
        assertThat(CertificateFacts.of(certificate(openssl.file("root.crt"))).selfSigned())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "Ed448", "EC -pkeyopt ec_paramgen_curve:P-521"})
    void readsOtherKinds(String kind) throws Exception {
        openssl.issue("kind", "/CN=kind", "-algorithm " + kind, null, OpenSsl.SERVER, "");

        CertificateFacts facts = CertificateFacts.of(certificate(openssl.file("kind.crt")));

        assertThat(facts.keyAlgorithm()).isIn("Ed25519", "Ed448", "EC P-521");
        assertThat(facts.selfSigned()).isTrue();
    }

    @Test
    void makesOddNamesHarmless() throws Exception {
        GeneralNames odd = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, new DERIA5String("a\r\nb\0c")),
            new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[] {1, 2, 3})),
            new GeneralName(GeneralName.rfc822Name, "me@example.com"),
            new GeneralName(GeneralName.registeredID, "1.2.3")
        });

        assertThat(facts(odd.getEncoded()).alternativeNames())
                .isEqualTo(List.of("a\u2423\u2423b\u2423c", "address 010203", "email:me@example.com", "other name"));
    }

    @Test
    void survivesNamesThatCannotBeRead() throws Exception {
        for (byte[] bytes : List.of(new byte[] {5, 0}, new byte[] {1, 2, 3}, new byte[0], new byte[] {0x30, 0})) {
            assertThat(facts(bytes).alternativeNames()).isEmpty();
        }
    }

    @Test
    void cutsEndlessNames() throws Exception {
        X509CertificateHolder ordinary =
                new X509CertificateHolder(certificate(openssl.file("leaf.crt")).getEncoded());

        assertThat(ReadableName.harmless("x".repeat(100_000))).hasSizeLessThan(600);
        assertThat(ReadableName.of(ordinary)).isEqualTo("CN=mail.example.com, O=Example, C=DE");
    }

    private static CertificateFacts facts(byte[] alternativeNames) throws Exception {
        byte[] key = new RSAPublicKey(BigInteger.ONE.shiftLeft(2048).add(BigInteger.ONE), BigInteger.valueOf(65537))
                .getEncoded();
        return CertificateFacts.of(certificate(KeysForTests.certificate(key, alternativeNames)));
    }

    private static X509Certificate certificate(byte[] encoded) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }
}

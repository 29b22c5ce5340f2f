package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.model.Problem;

class PemUploadTest {
    private final OpenSsl openssl = OpenSsl.shared();
    private final UploadReader reader = new UploadReader(Clock.systemUTC());

    @Test
    void putsAChainInOrderAndDropsRootAndDuplicates() {
        byte[] file = openssl.bytes("root.crt", "inter.crt", "leaf.key", "inter.crt", "leaf.crt", "leaf.crt");

        Upload upload = reader.read(file, null);

        assertThat(upload.certificate().chainPem()).isEqualTo(openssl.text("leaf.crt", "inter.crt"));
        assertThat(upload.warnings()).isEmpty();
    }

    @Test
    void writesTheKeyThatOpensslReads() {
        openssl.write(
                "again.key",
                reader.read(openssl.bytes("leaf.crt", "leaf.key"), null)
                        .certificate()
                        .keyPem());
        openssl.write(
                "againec.key",
                reader.read(openssl.bytes("ec.crt", "ec.key"), null)
                        .certificate()
                        .keyPem());

        assertThat(openssl.run("pkey -in again.key -pubout")).isEqualTo(openssl.run("pkey -in leaf.key -pubout"));
        assertThat(openssl.run("pkey -in againec.key -pubout")).isEqualTo(openssl.run("pkey -in ec.key -pubout"));
        assertThat(openssl.text("again.key"))
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .doesNotContain("\r");
    }

    @Test
    void keepsASelfSignedCertificateThatIsTheLeaf() {
        Upload upload = reader.read(openssl.bytes("root.key", "root.crt"), null);

        assertThat(upload.certificate().chain()).hasSize(1);
        assertThat(keys(upload)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsa -in leaf.key -traditional -out x.key",
                "rsa -in leaf.key -traditional -aes256 -passout pass:sesam -out x.key",
                "rsa -in leaf.key -traditional -des3 -passout pass:sesam -out x.key",
                "rsa -in leaf.key -traditional -aes128 -passout pass:sesam -out x.key",
                "pkcs8 -topk8 -in leaf.key -nocrypt -out x.key",
                "pkcs8 -topk8 -in leaf.key -v2 aes-256-cbc -passout pass:sesam -out x.key",
                "pkcs8 -topk8 -in leaf.key -v2 des3 -v2prf hmacWithSHA1 -passout pass:sesam -out x.key",
                "pkcs8 -topk8 -in leaf.key -v2 aes-256-cbc -v2prf hmacWithSHA512 -passout pass:sesam -out x.key",
                "pkcs8 -topk8 -in leaf.key -scrypt -passout pass:sesam -out x.key",
                "pkcs8 -topk8 -in leaf.key -v1 PBE-SHA1-3DES -passout pass:sesam -out x.key",
                "pkcs8 -topk8 -in leaf.key -v1 PBE-SHA1-RC2-40 -provider legacy -provider default -passout pass:sesam -out x.key",
                "pkcs8 -topk8 -in leaf.key -v1 PBE-MD5-DES -provider legacy -provider default -passout pass:sesam -out x.key"
            })
    void readsRsaKeysOfAllForms(String command) {
        openssl.run(command);

        Upload upload = reader.read(openssl.bytes("leaf.crt", "x.key"), "sesam");

        assertThat(upload.certificate().fingerprint()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ec -in ec.key -out x.key",
                "ec -in ec.key -aes256 -passout pass:sesam -out x.key",
                "ec -in ec.key -no_public -out x.key",
                "ec -in ec.key -conv_form compressed -out x.key",
                "pkcs8 -topk8 -in ec.key -v2 aes-128-cbc -passout pass:sesam -out x.key"
            })
    void readsEcKeysOfAllForms(String command) {
        openssl.run(command);
        openssl.run("ecparam -name prime256v1 -out params.pem");

        Upload upload = reader.read(openssl.bytes("params.pem", "x.key", "ec.crt", "inter.crt"), "sesam");

        assertThat(upload.certificate().chain()).hasSize(2);
        assertThat(upload.warnings()).isEmpty();
    }

    @Test
    void readsAKeyWithAPasswordBeyondAscii() {
        openssl.run(
                List.of("rsa", "-in", "leaf.key", "-traditional", "-aes256", "-passout", "pass:sésäm", "-out", "y"));
        openssl.run(List.of("pkcs8", "-topk8", "-in", "leaf.key", "-passout", "pass:sésäm", "-out", "z"));

        assertThat(reader.read(openssl.bytes("leaf.crt", "y"), "sésäm")).isNotNull();
        assertThat(reader.read(openssl.bytes("leaf.crt", "z"), "sésäm")).isNotNull();
    }

    @Test
    void readsEveryDressOfText() throws Exception {
        String plain = "Bag Attributes\n    friendlyName: Mäil: 0\n" + openssl.text("leaf.key") + "\nsubject=CN = x\n\n"
                + openssl.text("leaf.crt");
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        marked.write(plain.getBytes(StandardCharsets.UTF_8));
        List<byte[]> dresses = List.of(
                marked.toByteArray(),
                ("\uFEFF" + plain).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + plain).getBytes(StandardCharsets.UTF_16BE),
                plain.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                plain.replace("\n", "\r").getBytes(StandardCharsets.UTF_8),
                plain.replaceAll("(?m)^", "  \t").replaceAll("(?m)$", "  ").getBytes(StandardCharsets.UTF_8),
                (unwrapped("PRIVATE KEY", "leaf.key") + unwrapped("CERTIFICATE", "leaf.crt"))
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(dresses)
                .allSatisfy(
                        file -> assertThat(reader.read(file, null).certificate().chainPem())
                                .isEqualTo(openssl.text("leaf.crt")));
    }

    private String unwrapped(String label, String file) {
        byte[] content = Base64.decode(openssl.text(file).replaceAll("-----[A-Z ]+-----|\\s", ""));
        return "-----BEGIN " + label + "-----\n" + Base64.toBase64String(content) + "\n-----END " + label + "-----\n";
    }

    @Test
    void readsTrustedCertificates() {
        openssl.run("x509 -in leaf.crt -trustout -addtrust serverAuth -setalias mail -out trusted.crt");

        assertThat(openssl.text("trusted.crt")).contains("TRUSTED");
        assertThat(reader.read(openssl.bytes("leaf.key", "trusted.crt"), null)
                        .certificate()
                        .chainPem())
                .isEqualTo(openssl.text("leaf.crt"));
    }

    @Test
    void takesIntermediatesFromASecondText() {
        Upload upload = reader.read(openssl.bytes("leaf.key", "leaf.crt"), null, openssl.text("inter.crt"));

        assertThat(upload.certificate().chain()).hasSize(2);
    }

    @Test
    void warnsOfWhatIsLeftOutAndMissing() {
        Upload upload = reader.read(openssl.bytes("leaf.key", "leaf.crt", "ec.crt", "leaf.csr"), "not needed");

        assertThat(keys(upload)).containsExactly("certificate.leftOut", "certificate.noIssuer", "upload.unused");
    }

    @Test
    void warnsOfDates() {
        byte[] file = openssl.bytes("leaf.key", "leaf.crt", "inter.crt");

        assertThat(keys(at(Duration.ofDays(365)).read(file, null)))
                .containsExactly("certificate.expired", "certificate.expired");
        assertThat(keys(at(Duration.ofDays(-2)).read(file, null)))
                .containsExactly("certificate.notYet", "certificate.notYet");
    }

    private static UploadReader at(Duration fromNow) {
        return new UploadReader(Clock.fixed(Instant.now().plus(fromNow), ZoneOffset.UTC));
    }

    @Test
    void warnsOfCertificatesForOtherUses() {
        openssl.issue("client", "/CN=client", OpenSsl.EC, "inter", "extendedKeyUsage=clientAuth\n", "-sha256");

        assertThat(keys(reader.read(openssl.bytes("client.key", "client.crt", "inter.crt"), null)))
                .containsExactly("certificate.notForServers");
        assertThat(keys(reader.read(openssl.bytes("inter.key", "inter.crt", "root.crt"), null)))
                .containsExactly("certificate.authority");
    }

    @Test
    void takesTheOneOfTheCaAmongSeveralForOneKey() {
        openssl.run("req -x509 -config min.cnf -key leaf.key -subj /CN=placeholder -days 3650 -out self.crt");

        Upload upload = reader.read(openssl.bytes("self.crt", "leaf.key", "leaf.crt", "inter.crt"), null);

        assertThat(upload.certificate().chainPem()).isEqualTo(openssl.text("leaf.crt", "inter.crt"));
        assertThat(keys(upload)).containsExactly("certificate.several");
    }

    @Test
    void readsTheAnswerToARequest() {
        KeyedCertificate ours =
                reader.read(openssl.bytes("leaf.key", "leaf.crt"), null).certificate();

        Upload answer = reader.signed(ours.key(), openssl.bytes("root.crt", "inter.crt", "leaf.crt"));

        assertThat(answer.certificate().chainPem()).isEqualTo(openssl.text("leaf.crt", "inter.crt"));
        assertThat(answer.certificate().keyPem()).isEqualTo(ours.keyPem());
    }

    private static Stream<String> keys(Upload upload) {
        return upload.warnings().stream().map(Problem::key);
    }
}

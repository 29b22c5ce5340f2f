package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.PrivateKey;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;

class AnswerToRequestTest {
    private final OpenSsl openssl = OpenSsl.shared();
    private final UploadReader reader = new UploadReader(Clock.systemUTC());
    private final PrivateKey ours = new KeyMaker().make(KeyKind.EC_P256).getPrivate();

    @Test
    void refusesCertificatesOfOtherKeys() {
        Problem problem = refusal(openssl.bytes("inter.crt", "leaf.crt"));

        assertThat(problem.key()).isEqualTo("signed.otherKey");
        assertThat(problem.arguments()).containsExactly("CN=mail.example.com, O=Example, C=DE");
    }

    @Test
    void refusesWhatIsNoCertificate() {
        assertThat(refusal(openssl.bytes("leaf.csr")).key()).isEqualTo("upload.request");
        assertThat(refusal(openssl.bytes("leaf.key")).key()).isEqualTo("upload.nothing");
        openssl.run("pkcs12 -export -inkey leaf.key -in leaf.crt -passout pass:sesam -out a.pfx");
        assertThat(refusal(openssl.file("a.pfx")).key()).isEqualTo("signed.pfx");
    }

    @Test
    void doesNotUseAKeyInTheAnswer() {
        openssl.write("o.key", KeyedCertificate.pem("PRIVATE KEY", ours.getEncoded()));
        openssl.sign("o", "/CN=o.example.com", "inter", OpenSsl.SERVER, "-sha256");

        Upload answer = reader.signed(ours, openssl.bytes("leaf.key", "inter.crt", "o.crt"));

        assertThat(answer.certificate().leaf().getSubjectX500Principal().getName())
                .isEqualTo("CN=o.example.com");
        assertThat(answer.warnings()).containsExactly(Problem.of("file", "upload.unused", "PRIVATE KEY"));
    }

    @Test
    void namesTheFieldOfFurtherCertificates() {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> reader.read(openssl.bytes("leaf.key", "leaf.crt"), null, "Hello"));

        assertThat(refused.problems()).containsExactly(Problem.of("intermediates", "upload.nothing"));
    }

    private Problem refusal(byte[] file) {
        return catchThrowableOfType(InvalidInput.class, () -> reader.signed(ours, file))
                .problems()
                .get(0);
    }
}

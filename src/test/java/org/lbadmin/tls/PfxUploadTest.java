package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.model.InvalidInput;

class PfxUploadTest {
    private static final String EXPORT = "pkcs12 -export -inkey leaf.key -in all.crt -out x.pfx -passout pass:";

    private final OpenSsl openssl = OpenSsl.shared();
    private final UploadReader reader = new UploadReader(Clock.systemUTC());

    PfxUploadTest() {
        openssl.write("all.crt", openssl.text("inter.crt", "leaf.crt", "root.crt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-legacy",
                "-legacy -certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-3DES -macalg sha1",
                "-legacy -certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1 -name mail -nomaciter",
                "-certpbe AES-256-CBC -keypbe AES-256-CBC -macalg sha512 -iter 10000",
                "-certpbe NONE -keypbe NONE",
                "-keypbe NONE",
                "-nomac"
            })
    void readsExportsOfAllAges(String options) {
        for (String password : List.of("sesam", "")) {
            openssl.run(EXPORT + password + " " + options);

            Upload upload = reader.read(openssl.file("x.pfx"), password);

            assertThat(upload.certificate().chainPem()).isEqualTo(openssl.text("leaf.crt", "inter.crt"));
            assertThat(upload.warnings()).isEmpty();
        }
    }

    @Test
    void readsAnExportOfWindows() {
        openssl.run(List.of(
                "pkcs12",
                "-export",
                "-legacy",
                "-inkey",
                "leaf.key",
                "-in",
                "all.crt",
                "-out",
                "w.pfx",
                "-passout",
                "pass:pässword",
                "-certpbe",
                "PBE-SHA1-RC2-40",
                "-keypbe",
                "PBE-SHA1-3DES",
                "-macalg",
                "sha1",
                "-iter",
                "2000",
                "-CSP",
                "Microsoft RSA SChannel Cryptographic Provider",
                "-name",
                "te-4f3b: Mäil",
                "-LMK"));

        assertThat(reader.read(openssl.file("w.pfx"), "pässword").certificate().chain())
                .hasSize(2);
    }

    @Test
    void allowsTheRoundsOfFirefoxOnceThePasswordIsProven() {
        openssl.run(EXPORT + "sesam -iter 600000");

        assertThat(reader.read(openssl.file("x.pfx"), "sesam")).isNotNull();
        assertThat(refusal("x.pfx", "Sesam")).contains("password.wrong");
    }

    @Test
    void takesNoPasswordAndANeedlessOneForAFileWithout() {
        openssl.run(EXPORT + " -legacy");

        assertThat(reader.read(openssl.file("x.pfx"), null)).isNotNull();
        assertThat(reader.read(openssl.file("x.pfx"), "needless")).isNotNull();
    }

    @Test
    void readsIndefiniteLengths() throws Exception {
        openssl.run(EXPORT + "sesam -legacy");
        Pfx pfx = Pfx.getInstance(openssl.file("x.pfx"));
        byte[] content =
                ASN1OctetString.getInstance(pfx.getAuthSafe().getContent()).getOctets();
        ByteArrayOutputStream ber = new ByteArrayOutputStream();
        new BERSequence(new ASN1Encodable[] {
                    new ASN1Integer(3),
                    new ContentInfo(pfx.getAuthSafe().getContentType(), new BEROctetString(content, 100)),
                    pfx.getMacData()
                })
                .encodeTo(ber);

        assertThat(ber.toByteArray()[1]).isEqualTo((byte) 0x80);
        assertThat(reader.read(ber.toByteArray(), "sesam").certificate().chain())
                .hasSize(2);
    }

    @Test
    void readsTheNewerChecksumAndTheOtherKindOfNoPassword() throws Exception {
        openssl.run(EXPORT + "sesam -nomac");
        byte[] newer = KeysForTests.withPbmac1(openssl.file("x.pfx"), "sesam");
        openssl.run(EXPORT + " -certpbe NONE -keypbe NONE -nomac");
        byte[] none = KeysForTests.withMac(openssl.file("x.pfx"), "");

        assertThat(reader.read(newer, "sesam").certificate().chain()).hasSize(2);
        assertThat(refusal(newer, "Sesam")).contains("password.wrong");
        assertThat(reader.read(none, null).certificate().chain()).hasSize(2);
    }

    @Test
    void saysWhetherThePasswordIsMissingOrWrong() {
        openssl.run(EXPORT + "sesam");

        assertThat(refusal("x.pfx", null)).isEqualTo("[Problem[path=password, key=password.missing, arguments=[]]]");
        assertThat(refusal("x.pfx", "")).contains("password.missing");
        assertThat(refusal("x.pfx", "Sesam")).isEqualTo("[Problem[path=password, key=password.wrong, arguments=[]]]");
    }

    @Test
    void saysThatTheKeyIsNotInIt() {
        openssl.run("pkcs12 -export -nokeys -in all.crt -out x.pfx -passout pass:sesam");

        assertThat(refusal("x.pfx", "sesam")).contains("upload.noKey, arguments=[3]");
    }

    @Test
    void refusesADamagedOne() {
        openssl.run(EXPORT + "sesam -nomac");
        byte[] file = openssl.file("x.pfx");
        for (int at = 0; at < file.length; at += 7) {
            byte[] damaged = file.clone();
            damaged[at] ^= 0x55;
            try {
                reader.read(damaged, "sesam");
            } catch (InvalidInput expected) {
                assertThat(expected.problems()).hasSize(1);
            }
        }
    }

    private String refusal(String file, String password) {
        return refusal(openssl.file(file), password);
    }

    private String refusal(byte[] file, String password) {
        return catchThrowableOfType(InvalidInput.class, () -> reader.read(file, password))
                .getMessage();
    }
}

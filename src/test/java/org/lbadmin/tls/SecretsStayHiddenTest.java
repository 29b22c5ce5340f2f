package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.InvalidInput;

/** Neither refusals, stack traces nor records show a private key or a password. */
class SecretsStayHiddenTest {
    private static final String PASSWORD = "sesame-password";

    private final OpenSsl openssl = OpenSsl.shared();
    private final UploadReader reader = new UploadReader(Clock.systemUTC());
    private final List<String> shown = new ArrayList<>();

    @Test
    void recordsDoNotShowTheKey() {
        Upload upload = reader.read(openssl.bytes("leaf.key", "leaf.crt"), null);
        PemBlock block = PemBlock.all("file", openssl.text("leaf.key")).get(0);

        shown.add(upload.toString());
        shown.add(upload.certificate().toString());
        shown.add(OwnKey.of(upload.certificate().key()).toString());
        shown.add(block.toString());

        assertNoSecrets();
        assertThat(upload.toString()).contains(upload.certificate().fingerprint());
    }

    @Test
    void refusalsDoNotQuoteTheFile() {
        openssl.run("pkcs12 -export -inkey leaf.key -in leaf.crt -passout pass:" + PASSWORD + "1 -out h.pfx");
        byte[] plain = openssl.bytes("leaf.key", "leaf.crt");
        refuse(openssl.file("h.pfx"));
        refuse(openssl.bytes("leaf.key"));
        refuse(openssl.bytes("leaf.key", "ec.crt"));
        for (int at = 0; at < plain.length; at += 41) {
            byte[] damaged = plain.clone();
            damaged[at] = (byte) "\n:-*A".charAt(at % 5);
            refuse(damaged);
        }

        assertNoSecrets();
        assertThat(shown).hasSizeGreaterThan(20);
    }

    private void refuse(byte[] file) {
        try {
            reader.read(file, PASSWORD);
        } catch (InvalidInput refused) {
            StringWriter trace = new StringWriter();
            refused.printStackTrace(new PrintWriter(trace));
            shown.add(trace.toString());
        }
    }

    private void assertNoSecrets() {
        String letters = openssl.text("leaf.key").replaceAll("-----[A-Z ]+-----|\\s", "");
        byte[] key = Base64.getDecoder().decode(letters);
        String hex = HexFormat.of().formatHex(key);
        assertThat(new String(key, StandardCharsets.ISO_8859_1)).isNotEmpty();
        for (String text : shown) {
            assertThat(text).doesNotContain(PASSWORD);
            for (int at = 0; at + 12 < letters.length(); at += 4) {
                assertThat(text.contains(letters.substring(at, at + 12))).isFalse();
            }
            // The public modulus is in the certificate too; what follows it is secret.
            assertThat(text).doesNotContain(hex.substring(hex.length() - 40));
        }
    }
}

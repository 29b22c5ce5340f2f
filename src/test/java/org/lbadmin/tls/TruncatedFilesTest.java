package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.model.InvalidInput;

/** A file that was cut anywhere is refused as input, whatever parser it reaches. */
class TruncatedFilesTest {
    private final OpenSsl openssl = OpenSsl.shared();
    private final UploadReader reader = new UploadReader(Clock.systemUTC());

    @ParameterizedTest
    @ValueSource(
            strings = {"pkcs8 -topk8 -nocrypt", "rsa -traditional", "rsa -traditional -aes256 -passout pass:sesam"})
    void pemIsNeverReadInPart(String command) {
        openssl.run(command + " -in leaf.key -out t.key");
        byte[] file = openssl.bytes("t.key", "leaf.crt");

        for (int length = 0; length < file.length - 1; length++) {
            refuses(Arrays.copyOf(file, length));
        }
        assertThat(reader.read(file, "sesam")).isNotNull();
    }

    @Test
    void encryptedPemIsNeverReadInPart() {
        openssl.run("pkcs8 -topk8 -passout pass:sesam -in leaf.key -out t.key");
        byte[] file = openssl.bytes("leaf.crt", "t.key");

        for (int length = 0; length < file.length - 1; length += 3) {
            refuses(Arrays.copyOf(file, length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-legacy", "-nomac", "-certpbe NONE -keypbe NONE -nomac"})
    void pfxIsNeverReadInPart(String options) {
        openssl.run("pkcs12 -export -inkey leaf.key -in leaf.crt -passout pass:sesam -out t.pfx " + options);
        byte[] file = openssl.file("t.pfx");

        for (int length = 0; length < file.length; length++) {
            refuses(Arrays.copyOf(file, length));
        }
        assertThat(reader.read(file, "sesam")).isNotNull();
    }

    /** The outer length is put right, so that the cut reaches the parsers behind it. */
    @Test
    void structuresInsideAreNeverReadInPart() {
        openssl.run("pkcs12 -export -inkey leaf.key -in leaf.crt -passout pass:sesam -out t.pfx -nomac");
        byte[] file = openssl.file("t.pfx");

        for (int length = 300; length < file.length; length += 5) {
            byte[] cut = Arrays.copyOf(file, length);
            cut[2] = (byte) ((length - 4) >> 8);
            cut[3] = (byte) (length - 4);
            refuses(cut);
        }
    }

    private void refuses(byte[] file) {
        assertThatExceptionOfType(InvalidInput.class)
                .as("%d octets", file.length)
                .isThrownBy(() -> reader.read(file, "sesam"));
    }
}

package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
    private final Sealer sealer = new Sealer(new byte[32]);

    @Test
    void opensWhatItSealed() {
        String sealed = sealer.seal("s\u00e9same \u20ac", "private key");

        assertThat(sealed).startsWith("v1:").doesNotContain("same");
        assertThat(sealer.open(sealed, "private key")).isEqualTo("s\u00e9same \u20ac");
        assertThat(sealer.seal("s\u00e9same \u20ac", "private key")).isNotEqualTo(sealed);
        assertThat(sealer.open(sealer.seal("", "x"), "x")).isEmpty();
    }

    @Test
    void noticesAnotherKeyContextOrAnyChange() {
        String sealed = sealer.seal("sesame", "private key");
        byte[] other = new byte[32];
        other[31] = 1;

        refuses(new Sealer(other), sealed, "private key");
        refuses(sealer, sealed, "password");
        byte[] content = Base64.getDecoder().decode(sealed.substring(3));
        for (int at = 0; at < content.length; at++) {
            byte[] changed = content.clone();
            changed[at] ^= 1;
            refuses(sealer, "v1:" + Base64.getEncoder().encodeToString(changed), "private key");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1:", "v1:AAAA", "v1:***", "v2:AAAA", "plain"})
    void refusesWhatWasNeverSealed(String text) {
        refuses(sealer, text, "private key");
    }

    @Test
    void needsAKeyOfItsSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sealer(new byte[16]))
                .withMessage("A key for sealing has 32 octets, not 16");
    }

    private static void refuses(Sealer sealer, String sealed, String context) {
        assertThatExceptionOfType(NotOurs.class)
                .isThrownBy(() -> sealer.open(sealed, context))
                .withMessage("The stored " + context + " was sealed with another key, or was changed since")
                .withNoCause();
    }
}

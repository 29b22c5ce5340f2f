package org.lbadmin.tls;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.util.encoders.Hex;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Problem;

/** Opens what the password of one upload protects, within the limits of {@link Effort}. */
final class Decryption {
    private static final Problem WRONG = Problem.of("password", "password.wrong");
    private static final Problem PARAMETERS = Problem.of("file", "privateKey.parameters");

    /** Bouncy Castle refuses an empty password with PBES2; to HMAC this is the same, as it pads keys with zeroes. */
    private static final String NO_LETTERS = "\0";

    private final Provider ciphers;
    private final String password;
    private final Effort effort = new Effort();

    Decryption(Provider ciphers, @Nullable String password) {
        this.ciphers = ciphers;
        this.password = password == null ? "" : password;
    }

    String password() {
        return password;
    }

    Effort effort() {
        return effort;
    }

    /** An encrypted PKCS#8 key in a PEM file. */
    PrivateKeyInfo open(EncryptedPrivateKeyInfo key) {
        if (password.isEmpty()) {
            throw Guarded.refusal("password", "password.missing");
        }
        charge(key);
        PrivateKeyInfo opened = Guarded.read(
                WRONG, () -> new PKCS8EncryptedPrivateKeyInfo(key).decryptPrivateKeyInfo(decryptor(password, false)));
        // A wrong password passes the padding once in 256 times and then looks like this.
        Guarded.read(WRONG, opened::parsePrivateKey);
        return opened;
    }

    void charge(EncryptedPrivateKeyInfo key) {
        Guarded.read(PARAMETERS, () -> {
            effort.charge(key.getEncryptionAlgorithm());
            return key;
        });
    }

    /** A key that OpenSSL encrypted in its own way, before PKCS#8: {@code DEK-Info: AES-256-CBC,7A9C…}. */
    ASN1Sequence openTraditional(String cipher, byte[] content) {
        if (password.isEmpty()) {
            throw Guarded.refusal("password", "password.missing");
        }
        int comma = cipher.indexOf(',');
        String name = comma < 0 ? cipher : cipher.substring(0, comma);
        if (!name.matches("(AES-(128|192|256)|DES|DES-EDE3)-CBC") || comma < 0) {
            throw Guarded.refusal("file", "privateKey.cipher", ReadableName.harmless(name));
        }
        byte[] vector = Guarded.read(PARAMETERS, () -> Hex.decode(cipher.substring(comma + 1)));
        if (vector.length != (name.startsWith("AES") ? 16 : 8)) {
            throw Guarded.refusal("file", "privateKey.parameters");
        }
        return Guarded.read(
                WRONG,
                () -> ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(
                        new BcPEMDecryptorProvider(octets()).get(name).decrypt(content, vector))));
    }

    /** Bouncy Castle takes the low eight bits of each character; OpenSSL took the octets that were typed, UTF-8. */
    private char[] octets() {
        return new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).toCharArray();
    }

    /** For PFX there are two kinds of no password: none, and one of no letters ({@code emptyIsZero}). */
    InputDecryptorProvider decryptor(String secret, boolean emptyIsZero) {
        return algorithm -> {
            boolean pbes2 = PKCSObjectIdentifiers.id_PBES2.equals(algorithm.getAlgorithm());
            return new JcePKCSPBEInputDecryptorProviderBuilder()
                    .setProvider(ciphers)
                    .setTryWrongPKCS12Zero(emptyIsZero)
                    .build((secret.isEmpty() && pbes2 ? NO_LETTERS : secret).toCharArray())
                    .get(algorithm);
        };
    }
}

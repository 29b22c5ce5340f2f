package org.lbadmin.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals short secrets before they are stored, with AES-256-GCM: a copy of the database alone gives none of them away,
 * and none can be moved to a place with another context. The text is {@code v1:}, then nonce and content in base64.
 */
public final class Sealer {
    /** Octets of the key. */
    public static final int KEY_LENGTH = 32;

    private static final String VERSION = "v1:";
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom chance = new SecureRandom();

    public Sealer(byte[] key) {
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("A key for sealing has " + KEY_LENGTH + " octets, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The context, such as "private key", is no secret; {@link #open} needs the same one. */
    public String seal(String plain, String context) {
        byte[] nonce = new byte[NONCE_LENGTH];
        chance.nextBytes(nonce);
        try {
            byte[] content =
                    cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(nonce.length + content.length)
                    .put(nonce)
                    .put(content)
                    .array();
            return VERSION + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed: " + e.getClass().getSimpleName());
        }
    }

    /** Throws {@link NotOurs} when key, context or text is not the one of {@link #seal}. */
    public String open(String sealed, String context) {
        try {
            if (!sealed.startsWith(VERSION)) {
                throw new NotOurs(context);
            }
            byte[] whole = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
            if (whole.length < NONCE_LENGTH) {
                throw new NotOurs(context);
            }
            byte[] nonce = Arrays.copyOf(whole, NONCE_LENGTH);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, nonce, context)
                    .doFinal(whole, NONCE_LENGTH, whole.length - NONCE_LENGTH);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new NotOurs(context);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}

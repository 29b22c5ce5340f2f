package org.lbadmin.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/** Makes new private keys. A long RSA key takes seconds. */
public final class KeyMaker {
    private final SecureRandom chance = new SecureRandom();

    public KeyPair make(KeyKind kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.algorithm());
            if (kind.algorithm().equals("RSA")) {
                generator.initialize(Integer.parseInt(kind.size()), chance);
            } else {
                generator.initialize(new ECGenParameterSpec(kind.size()), chance);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.lbadmin.tls;

/** The kinds of private key that are made here. All browsers take all of them; EC P-256 is the quickest. */
public enum KeyKind {
    RSA_2048("RSA", "2048"),
    RSA_3072("RSA", "3072"),
    RSA_4096("RSA", "4096"),
    EC_P256("EC", "secp256r1"),
    EC_P384("EC", "secp384r1");

    private final String algorithm;
    private final String size;

    KeyKind(String algorithm, String size) {
        this.algorithm = algorithm;
        this.size = size;
    }

    String algorithm() {
        return algorithm;
    }

    /** Bits of an RSA modulus, or the name of a curve. */
    String size() {
        return size;
    }
}

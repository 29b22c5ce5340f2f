package org.lbadmin.tls;

import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs with a key of ours, by the digest that fits its strength: SHA-384 for P-384, else SHA-256. */
final class Signing {
    private static final int P384_BITS = 384;

    private Signing() {}

    static ContentSigner with(PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder(algorithm(key)).build(key);
    }

    private static String algorithm(PrivateKey key) {
        if (!(key instanceof ECPrivateKey curve)) {
            return "SHA256withRSA";
        }
        boolean longer = curve.getParams().getOrder().bitLength() >= P384_BITS;
        return longer ? "SHA384withECDSA" : "SHA256withECDSA";
    }
}

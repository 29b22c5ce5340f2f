package org.lbadmin.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Problem;

/** What kind a key is, whether clients take it, and whether two keys are the same. */
final class PublicKeys {
    /** Shorter ones are refused by browsers and by OpenSSL at its security level 2. */
    private static final int SHORTEST_RSA = 2048;

    /** OpenSSL goes no further (OPENSSL_RSA_MAX_MODULUS_BITS), and one signature would take a second. */
    private static final int LONGEST_RSA = 16384;

    /** OpenSSL's limit for long moduli (OPENSSL_RSA_MAX_PUBEXP_BITS). */
    private static final int LONGEST_EXPONENT = 64;

    /** The curves that browsers take. */
    static final Map<ASN1ObjectIdentifier, String> CURVES = Map.of(
            SECObjectIdentifiers.secp256r1, "P-256",
            SECObjectIdentifiers.secp384r1, "P-384",
            SECObjectIdentifiers.secp521r1, "P-521");

    private static final Map<ASN1ObjectIdentifier, String> OTHERS = Map.of(
            EdECObjectIdentifiers.id_Ed25519, "Ed25519",
            EdECObjectIdentifiers.id_Ed448, "Ed448",
            EdECObjectIdentifiers.id_X25519, "X25519",
            EdECObjectIdentifiers.id_X448, "X448",
            X9ObjectIdentifiers.id_dsa, "DSA",
            PKCSObjectIdentifiers.id_RSASSA_PSS, "RSASSA-PSS",
            PKCSObjectIdentifiers.dhKeyAgreement, "DH");

    private PublicKeys() {}

    /** "RSA 2048", "EC P-256", "Ed25519", or the number of an algorithm that nobody named here. */
    static String name(SubjectPublicKeyInfo key) {
        ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
        try {
            if (isRsa(key)) {
                return "RSA " + rsa(key).getModulus().bitLength();
            }
            if (isEc(key)) {
                return "EC " + curveName(key.getAlgorithm().getParameters());
            }
        } catch (IOException | RuntimeException e) {
            return isRsa(key) ? "RSA" : "EC";
        }
        return OTHERS.getOrDefault(algorithm, algorithm.getId());
    }

    /** Why no key of this kind is taken; null when it is. */
    static @Nullable Problem weakness(String path, SubjectPublicKeyInfo key, String owner) throws IOException {
        if (isRsa(key)) {
            return rsaWeakness(path, rsa(key), owner);
        }
        if (!isEc(key)) {
            return Problem.of(path, "keyKind.unsupported", owner, name(key));
        }
        ASN1Encodable curve = key.getAlgorithm().getParameters();
        boolean known = curve instanceof ASN1ObjectIdentifier named && CURVES.containsKey(named);
        return known ? null : Problem.of(path, "keyKind.curve", owner, curveName(curve));
    }

    private static @Nullable Problem rsaWeakness(String path, RSAPublicKey key, String owner) {
        int bits = key.getModulus().bitLength();
        BigInteger exponent = key.getPublicExponent();
        if (key.getModulus().signum() <= 0 || bits < SHORTEST_RSA) {
            return Problem.of(path, "keyKind.short", owner, bits, SHORTEST_RSA);
        }
        if (bits > LONGEST_RSA) {
            return Problem.of(path, "keyKind.long", owner, bits, LONGEST_RSA);
        }
        boolean odd = exponent.signum() > 0 && exponent.testBit(0) && !exponent.equals(BigInteger.ONE);
        return odd && exponent.bitLength() <= LONGEST_EXPONENT ? null : Problem.of(path, "keyKind.exponent", owner);
    }

    /** Checking a signature with this key takes milliseconds at most. */
    static boolean isQuick(SubjectPublicKeyInfo key) throws IOException {
        if (!isRsa(key)) {
            return true;
        }
        RSAPublicKey rsa = rsa(key);
        return rsa.getModulus().bitLength() <= LONGEST_RSA
                && rsa.getPublicExponent().bitLength() <= LONGEST_EXPONENT;
    }

    /** The same text for the same key, however it is encoded. */
    static String identity(SubjectPublicKeyInfo key) throws IOException {
        if (isRsa(key)) {
            RSAPublicKey rsa = rsa(key);
            return "RSA " + rsa.getModulus().toString(16) + " "
                    + rsa.getPublicExponent().toString(16);
        }
        if (isEc(key) && key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve) {
            X9ECParameters known = CURVES.containsKey(curve) ? ECNamedCurveTable.getByOID(curve) : null;
            if (known != null) {
                byte[] point = key.getPublicKeyData().getOctets();
                byte[] plain = known.getCurve().decodePoint(point).getEncoded(false);
                return curve.getId() + " " + Base64.getEncoder().encodeToString(plain);
            }
        }
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    static boolean isRsa(SubjectPublicKeyInfo key) {
        return PKCSObjectIdentifiers.rsaEncryption.equals(key.getAlgorithm().getAlgorithm());
    }

    private static boolean isEc(SubjectPublicKeyInfo key) {
        return X9ObjectIdentifiers.id_ecPublicKey.equals(key.getAlgorithm().getAlgorithm());
    }

    private static RSAPublicKey rsa(SubjectPublicKeyInfo key) throws IOException {
        return RSAPublicKey.getInstance(key.parsePublicKey());
    }

    private static String curveName(@Nullable ASN1Encodable curve) {
        if (!(curve instanceof ASN1ObjectIdentifier named)) {
            return "explicit";
        }
        String other = ECNamedCurveTable.getName(named);
        return CURVES.getOrDefault(named, other == null ? named.getId() : other);
    }
}

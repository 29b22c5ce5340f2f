package org.lbadmin.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.ec.ECPoint;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;

/** A private key that was checked, with the public key that belongs to it. Its text names the public half only. */
record OwnKey(PrivateKey key, SubjectPublicKeyInfo publicKey, String identity) {
    private static final String PATH = "file";
    private static final String OWNER = "private key";
    private static final Problem BROKEN = Problem.of(PATH, "privateKey.broken");

    /** Refuses kinds of keys that clients do not take, and keys whose parts contradict each other. */
    static OwnKey of(PrivateKeyInfo info) {
        return Guarded.read(BROKEN, () -> {
            ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
            if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)) {
                return rsa(RSAPrivateKey.getInstance(info.parsePrivateKey()));
            }
            SubjectPublicKeyInfo kind = new SubjectPublicKeyInfo(info.getPrivateKeyAlgorithm(), new byte[0]);
            refuseWeak(kind);
            return ec(info);
        });
    }

    static OwnKey of(PrivateKey key) {
        return of(PrivateKeyInfo.getInstance(key.getEncoded()));
    }

    private static OwnKey rsa(RSAPrivateKey parts) throws IOException, GeneralSecurityException {
        SubjectPublicKeyInfo shown = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new RSAPublicKey(parts.getModulus(), parts.getPublicExponent()));
        refuseWeak(shown);
        if (!fits(parts)) {
            throw new InvalidInput(List.of(BROKEN));
        }
        PrivateKey key = KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        parts.getModulus(),
                        parts.getPublicExponent(),
                        parts.getPrivateExponent(),
                        parts.getPrime1(),
                        parts.getPrime2(),
                        parts.getExponent1(),
                        parts.getExponent2(),
                        parts.getCoefficient()));
        return new OwnKey(key, shown, PublicKeys.identity(shown));
    }

    /** The equations of RFC 8017, section 3.2, without trying a signature, which takes long with a long key. */
    private static boolean fits(RSAPrivateKey parts) {
        BigInteger one = BigInteger.ONE;
        BigInteger p = parts.getPrime1();
        BigInteger q = parts.getPrime2();
        BigInteger e = parts.getPublicExponent();
        if (p.compareTo(one) <= 0 || q.compareTo(one) <= 0 || !p.multiply(q).equals(parts.getModulus())) {
            return false;
        }
        BigInteger p1 = p.subtract(one);
        BigInteger q1 = q.subtract(one);
        BigInteger d = parts.getPrivateExponent();
        return d.signum() > 0
                && d.bitLength() <= parts.getModulus().bitLength()
                && e.multiply(d).mod(p1).equals(one)
                && e.multiply(d).mod(q1).equals(one)
                && parts.getExponent1().equals(d.mod(p1))
                && parts.getExponent2().equals(d.mod(q1))
                && parts.getCoefficient().equals(q.modInverse(p));
    }

    private static OwnKey ec(PrivateKeyInfo info) throws IOException, GeneralSecurityException {
        ASN1ObjectIdentifier curve =
                ASN1ObjectIdentifier.getInstance(info.getPrivateKeyAlgorithm().getParameters());
        X9ECParameters numbers = ECNamedCurveTable.getByOID(curve);
        ECPrivateKey parts = ECPrivateKey.getInstance(info.parsePrivateKey());
        BigInteger secret = parts.getKey();
        if (secret.signum() <= 0 || secret.compareTo(numbers.getN()) >= 0) {
            throw new InvalidInput(List.of(BROKEN));
        }
        ECPoint point = numbers.getG().multiply(secret).normalize();
        ASN1BitString told = parts.getPublicKey();
        if (told != null && !numbers.getCurve().decodePoint(told.getOctets()).equals(point)) {
            throw new InvalidInput(List.of(BROKEN));
        }
        SubjectPublicKeyInfo shown = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), point.getEncoded(false));
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve.getId()));
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(secret, parameters.getParameterSpec(ECParameterSpec.class)));
        return new OwnKey(key, shown, PublicKeys.identity(shown));
    }

    private static void refuseWeak(SubjectPublicKeyInfo key) throws IOException {
        Problem weak = PublicKeys.weakness(PATH, key, OWNER);
        if (weak != null) {
            throw new InvalidInput(List.of(weak));
        }
    }

    @Override
    public String toString() {
        return "OwnKey[" + PublicKeys.name(publicKey) + "]";
    }
}

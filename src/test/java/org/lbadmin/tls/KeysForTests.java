package org.lbadmin.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBMac1CalculatorBuilder;
import org.bouncycastle.util.encoders.Base64;

/** Keys and certificates that openssl would not make. */
final class KeysForTests {
    private static final AlgorithmIdentifier RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);

    private KeysForTests() {}

    static String dsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
        generator.initialize(2048);
        return KeyedCertificate.pem(
                "PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
    }

    static String rsa(int bits, int exponent) throws IOException {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
        BigInteger any = BigInteger.valueOf(7);
        RSAPrivateKey key = new RSAPrivateKey(modulus, BigInteger.valueOf(exponent), any, any, any, any, any, any);
        return KeyedCertificate.pem("PRIVATE KEY", new PrivateKeyInfo(RSA, key).getEncoded());
    }

    static String ec(int secret) throws IOException {
        byte[] octets = new byte[32];
        Arrays.fill(octets, (byte) (secret < 0 ? 0xFF : secret));
        var key = new DERSequence(new ASN1Encodable[] {new ASN1Integer(1), new DEROctetString(octets)});
        var curve = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
        return KeyedCertificate.pem("PRIVATE KEY", new PrivateKeyInfo(curve, key).getEncoded());
    }

    static String scrypt(int cost, int block, int parallel) throws IOException {
        var function = new KeyDerivationFunc(
                MiscObjectIdentifiers.id_scrypt, new ScryptParams(new byte[16], cost, block, parallel));
        var cipher = new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16]));
        var pbes2 = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(function, cipher));
        return KeyedCertificate.pem(
                "ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(pbes2, new byte[64]).getEncoded());
    }

    static String certificateWithKey(byte[] rsaKey) throws Exception {
        return KeyedCertificate.pem("CERTIFICATE", certificate(rsaKey, new byte[] {5, 0}));
    }

    /** Signed by a key that is not its own, which a self-signed one is not asked for. */
    static byte[] certificate(byte[] rsaKey, byte[] alternativeNames) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        X500Name name = new X500Name("CN=odd");
        return new X509v3CertificateBuilder(
                        name,
                        BigInteger.TEN,
                        new Date(),
                        new Date(System.currentTimeMillis() + 1_000_000),
                        name,
                        new SubjectPublicKeyInfo(RSA, rsaKey))
                .addExtension(Extension.subjectAlternativeName, false, alternativeNames)
                .build(Signing.with(generator.generateKeyPair().getPrivate()))
                .getEncoded();
    }

    static byte[] pfxOf(OpenSsl openssl, int certificates) {
        try {
            PKCS12SafeBag[] bags = new PKCS12SafeBag[certificates];
            byte[] der = Base64.decode(openssl.text("leaf.crt").replaceAll("-----[A-Z ]+-----|\\s", ""));
            for (int i = 0; i < certificates; i++) {
                bags[i] = new PKCS12SafeBagBuilder(new X509CertificateHolder(der)).build();
            }
            return pfx(bags);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pfx(PKCS12SafeBag[] bags) throws Exception {
        PKCS12PfxPduBuilder exact = new PKCS12PfxPduBuilder();
        for (PKCS12SafeBag bag : bags) {
            exact.addData(bag);
        }
        return exact.build(null, new char[0]).getEncoded();
    }

    static byte[] withRounds(byte[] file, String rounds) {
        Pfx pfx = Pfx.getInstance(file);
        MacData mac = pfx.getMacData();
        try {
            var changed = new DERSequence(new ASN1Encodable[] {
                mac.getMac(), new DEROctetString(mac.getSalt()), new ASN1Integer(new BigInteger(rounds))
            });
            return new DERSequence(new ASN1Encodable[] {new ASN1Integer(3), pfx.getAuthSafe(), changed}).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 9579, which openssl writes from 3.4 on. */
    static byte[] withPbmac1(byte[] file, String password) throws Exception {
        var prf = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        var function =
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(new byte[16], 2048, 32, prf));
        return withMac(file, password, new BcPKCS12PBMac1CalculatorBuilder(new PBMAC1Params(function, prf)));
    }

    static byte[] withMac(byte[] file, String password) throws Exception {
        return withMac(file, password, new BcPKCS12MacCalculatorBuilder());
    }

    private static byte[] withMac(byte[] file, String password, PKCS12MacCalculatorBuilder builder) throws Exception {
        Pfx pfx = Pfx.getInstance(file);
        MacCalculator calculator = builder.build(password.toCharArray());
        calculator
                .getOutputStream()
                .write(ASN1OctetString.getInstance(pfx.getAuthSafe().getContent())
                        .getOctets());
        AlgorithmIdentifier algorithm = calculator.getAlgorithmIdentifier();
        boolean old = builder instanceof BcPKCS12MacCalculatorBuilder;
        var named = old ? builder.getDigestAlgorithmIdentifier() : algorithm;
        var parameters = old ? PKCS12PBEParams.getInstance(algorithm.getParameters()) : null;
        byte[] salt = parameters == null ? new byte[8] : parameters.getIV();
        int rounds = parameters == null ? 1 : parameters.getIterations().intValueExact();
        var mac = new MacData(new DigestInfo(named, calculator.getMac()), salt, rounds);
        return new Pfx(pfx.getAuthSafe(), mac).getEncoded();
    }
}

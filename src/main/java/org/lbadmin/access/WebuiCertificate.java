package org.lbadmin.access;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** The certificate that the WebUI shows, on disk: self-signed and made at the first start until it gets a better one. */
final class WebuiCertificate {
    /** Some browsers take no longer one, not even a self-signed one. */
    private static final Duration VALID = Duration.ofDays(825);

    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    private final Path folder;

    WebuiCertificate(Path home) {
        this.folder = home.resolve("tls");
    }

    Path key() {
        return folder.resolve("webui.key");
    }

    Path certificate() {
        return folder.resolve("webui.crt");
    }

    /** Makes key and certificate unless both are there and fit: a crash may have come between the two. */
    void provide(HostNames names, Instant now) {
        try {
            if (!Files.exists(key()) || !Files.exists(certificate()) || !fit()) {
                make(names, now);
            }
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("No certificate for the WebUI in " + folder, e);
        }
    }

    /** Private key and certificates as one PEM text. */
    String pem() {
        try {
            return Files.readString(key()) + Files.readString(certificate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts others in their place. */
    void replace(String pem) {
        int end = pem.indexOf(CERTIFICATE);
        try {
            writeText(key(), pem.substring(0, end));
            writeText(certificate(), pem.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean fit() {
        try {
            PemSslStore store = PemSslStore.load(details());
            PrivateKey key = store == null ? null : store.privateKey();
            List<X509Certificate> chain = store == null ? null : store.certificates();
            if (key == null || chain == null || chain.isEmpty()) {
                return false;
            }
            PublicKey shown = chain.get(0).getPublicKey();
            String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            return signature.verify(signed);
        } catch (GeneralSecurityException | RuntimeException damaged) {
            return false;
        }
    }

    PemSslStoreDetails details() {
        return PemSslStoreDetails.forCertificate(certificate().toUri().toString())
                .withPrivateKey(key().toUri().toString());
    }

    private void make(HostNames names, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        writeText(key(), text(new JcaPKCS8Generator(pair.getPrivate(), null)));
        writeText(certificate(), text(sign(pair, names, now)));
    }

    private static X509Certificate sign(KeyPair pair, HostNames names, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        String name = names.host().length() > 64 ? "lbadmin" : names.host();
        X500Name subject =
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                subject,
                new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(VALID)),
                subject,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    private static GeneralNames alternatives(HostNames names) {
        List<GeneralName> found = new ArrayList<>();
        names.names().forEach(n -> found.add(new GeneralName(GeneralName.dNSName, n)));
        names.addresses().forEach(a -> found.add(new GeneralName(GeneralName.iPAddress, a)));
        return new GeneralNames(found.toArray(GeneralName[]::new));
    }

    private static String text(Object content) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(content);
        }
        return text.toString();
    }

    /** A file is complete and private before it has its name. */
    private static void writeText(Path file, String content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

package org.lbadmin.access;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
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

/** The certificate that the WebUI shows until it gets a better one: self-signed, made at the first start. */
final class WebuiCertificate {
    /** Some browsers take no longer one, not even a self-signed one. */
    private static final Duration VALID = Duration.ofDays(825);

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

    /** Makes key and certificate unless both are there. */
    void provide(HostNames names, Instant now) {
        try {
            if (!Files.exists(key()) || !Files.exists(certificate())) {
                make(names, now);
            }
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("No certificate for the WebUI in " + folder, e);
        }
    }

    private void make(HostNames names, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        write(key(), "rw-------", new JcaPKCS8Generator(pair.getPrivate(), null));
        write(certificate(), "rw-r--r--", sign(pair, names, now));
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

    /** A file is complete and private before it has its name. */
    private static void write(Path file, String mode, Object content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
        try (Writer out = Files.newBufferedWriter(fresh);
                JcaPEMWriter pem = new JcaPEMWriter(out)) {
            pem.writeObject(content);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

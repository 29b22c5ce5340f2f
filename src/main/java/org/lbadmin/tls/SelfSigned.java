package org.lbadmin.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.lbadmin.model.InvalidInput;

/** Makes certificates that no CA signed: for tests and for clients that are told to trust them. */
public final class SelfSigned {
    /** Ten years. Beyond 825 days some browsers refuse it, which is the operator's choice. */
    public static final int MOST_DAYS = 3653;

    private static final int SERIAL_BITS = 127;

    private SelfSigned() {}

    /** Valid from an hour ago, so that clocks may differ. Throws {@link InvalidInput} for the subject or {@code days}. */
    public static KeyedCertificate make(
            KeyPair pair, CertificateSubject subject, SubjectAlternatives names, int days, Instant now) {
        X500Name name = subject.name();
        if (days < 1 || days > MOST_DAYS) {
            throw Guarded.refusal("days", "constraint.range", days, 1, MOST_DAYS);
        }
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                    Date.from(now.minus(Duration.ofHours(1))),
                    Date.from(now.plus(Duration.ofDays(days))),
                    name,
                    pair.getPublic());
            extend(builder, pair, names);
            X509Certificate certificate =
                    new JcaX509CertificateConverter().getCertificate(builder.build(Signing.with(pair.getPrivate())));
            return new KeyedCertificate(pair.getPrivate(), List.of(certificate));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("No self-signed certificate could be made", e);
        }
    }

    private static void extend(JcaX509v3CertificateBuilder builder, KeyPair pair, SubjectAlternatives names)
            throws IOException, GeneralSecurityException {
        boolean rsa = pair.getPublic().getAlgorithm().equals("RSA");
        int usage = KeyUsage.digitalSignature | (rsa ? KeyUsage.keyEncipherment : 0);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        if (!names.isEmpty()) {
            builder.addExtension(Extension.subjectAlternativeName, false, names.extension());
        }
    }
}

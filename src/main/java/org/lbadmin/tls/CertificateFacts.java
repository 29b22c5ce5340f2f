package org.lbadmin.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * What a certificate says, as text for people: names are cut and made harmless, whatever a stranger wrote into them.
 * {@code keyAlgorithm} is such as "RSA 2048" or "EC P-256", {@code signatureAlgorithm} such as "SHA256withRSA";
 * {@code fingerprint} is the SHA-256 in lower-case hexadecimal digits.
 */
public record CertificateFacts(
        String subject,
        String issuer,
        List<String> alternativeNames,
        Instant notBefore,
        Instant notAfter,
        String serial,
        String keyAlgorithm,
        String signatureAlgorithm,
        boolean selfSigned,
        String fingerprint) {
    public CertificateFacts {
        alternativeNames = List.copyOf(alternativeNames);
    }

    /** Never fails over what the runtime could read: an extension that cannot be read shows nothing. */
    public static CertificateFacts of(X509Certificate certificate) {
        X509CertificateHolder structure = structure(certificate);
        return new CertificateFacts(
                ReadableName.of(structure.getSubject()),
                ReadableName.of(structure.getIssuer()),
                AlternativeNames.of(structure.getExtensions()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                ReadableName.serial(structure),
                PublicKeys.name(structure.getSubjectPublicKeyInfo()),
                ReadableName.harmless(certificate.getSigAlgName()),
                isSelfSigned(structure, certificate),
                KeyedCertificate.fingerprint(certificate));
    }

    private static boolean isSelfSigned(X509CertificateHolder structure, X509Certificate certificate) {
        ReadCertificate read = new ReadCertificate(structure, certificate, "");
        return read.namesItself() && read.isSignedBy(read);
    }

    private static X509CertificateHolder structure(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (CertificateEncodingException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}

package org.lbadmin.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Problems;

/** One certificate out of an upload: as its structure and as the runtime's own object. */
record ReadCertificate(X509CertificateHolder structure, X509Certificate certificate, String keyIdentity) {
    /** MD2, MD4, MD5 and SHA-1, each with RSA; SHA-1 with DSA and ECDSA; and old numbers of the same. */
    private static final Set<String> WEAK_SIGNATURES = Set.of(
            "1.2.840.113549.1.1.2",
            "1.2.840.113549.1.1.3",
            "1.2.840.113549.1.1.4",
            "1.2.840.113549.1.1.5",
            "1.2.840.10040.4.3",
            "1.2.840.10045.4.1",
            "1.3.14.3.2.3",
            "1.3.14.3.2.13",
            "1.3.14.3.2.15",
            "1.3.14.3.2.27",
            "1.3.14.3.2.29");

    private static final Set<String> WEAK_DIGESTS = Set.of("1.3.14.3.2.26", "1.2.840.113549.2.5");

    static ReadCertificate of(String path, X509CertificateHolder structure) {
        String name = Guarded.read(Problem.of(path, "upload.block", "CERTIFICATE"), () -> {
            PemBlock.checkSize(path, "CERTIFICATE", structure.getEncoded().length);
            return ReadableName.of(structure);
        });
        return Guarded.read(Problem.of(path, "certificate.publicKey", name), () -> {
            Problem weak = PublicKeys.weakness(path, structure.getSubjectPublicKeyInfo(), name);
            if (weak != null && weak.key().equals("keyKind.curve")) {
                throw new InvalidInput(List.of(weak));
            }
            String identity = PublicKeys.identity(structure.getSubjectPublicKeyInfo());
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(structure.getEncoded()));
            return new ReadCertificate(structure, certificate, identity);
        });
    }

    String name() {
        return ReadableName.of(structure);
    }

    /** Subject and issuer are one name; whether the signature says so too is {@link #isSignedBy}. */
    boolean namesItself() {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    boolean namesIssuer(ReadCertificate other) {
        return certificate.getIssuerX500Principal().equals(other.certificate.getSubjectX500Principal());
    }

    boolean isSignedBy(ReadCertificate other) {
        try {
            if (!PublicKeys.isQuick(other.structure.getSubjectPublicKeyInfo())) {
                return false;
            }
            certificate.verify(other.certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            return false;
        }
    }

    /** Keys and signatures that clients refuse. */
    void weaknesses(String path, Problems found) throws IOException {
        Problem weak = PublicKeys.weakness(path, structure.getSubjectPublicKeyInfo(), name());
        if (weak != null) {
            found.add(weak);
        }
        AlgorithmIdentifier signature = structure.getSignatureAlgorithm();
        found.addIf(isWeak(signature), path, "certificate.signature", name(), certificate.getSigAlgName());
    }

    private static boolean isWeak(AlgorithmIdentifier signature) {
        ASN1ObjectIdentifier algorithm = signature.getAlgorithm();
        if (!PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm)) {
            return WEAK_SIGNATURES.contains(algorithm.getId());
        }
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(signature.getParameters());
        return parameters == null
                || WEAK_DIGESTS.contains(
                        parameters.getHashAlgorithm().getAlgorithm().getId());
    }

    @Override
    public String toString() {
        return "ReadCertificate[" + name() + "]";
    }
}

package org.lbadmin.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;

/** What a CA is asked to sign (PKCS#10): who the certificate shall be for, and the public half of a key of ours. */
public final class SigningRequest {
    private static final String LABEL = "CERTIFICATE REQUEST";
    private static final String OLD_LABEL = "NEW CERTIFICATE REQUEST";

    private SigningRequest() {}

    /** A request as text for people. */
    public record Facts(String subject, List<String> alternativeNames, String keyAlgorithm) {
        public Facts {
            alternativeNames = List.copyOf(alternativeNames);
        }
    }

    /** The request in PEM. Throws {@link InvalidInput} for the subject. */
    public static String make(KeyPair pair, CertificateSubject subject, SubjectAlternatives names) {
        try {
            JcaPKCS10CertificationRequestBuilder builder =
                    new JcaPKCS10CertificationRequestBuilder(subject.name(), pair.getPublic());
            if (!names.isEmpty()) {
                ExtensionsGenerator extensions = new ExtensionsGenerator();
                extensions.addExtension(Extension.subjectAlternativeName, false, names.extension());
                builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
            }
            byte[] request = builder.build(Signing.with(pair.getPrivate())).getEncoded();
            return KeyedCertificate.pem(LABEL, request);
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("No signing request could be made", e);
        }
    }

    /** Throws {@link InvalidInput} on {@code file} when the text holds no request. */
    public static Facts facts(String pem) {
        if (pem.length() > UploadReader.LARGEST) {
            throw Guarded.refusal("file", "upload.large", pem.length(), UploadReader.LARGEST);
        }
        String text = FileText.of(pem.getBytes(StandardCharsets.UTF_8));
        byte[] content = PemBlock.all("file", text).stream()
                .filter(block -> block.label().equals(LABEL) || block.label().equals(OLD_LABEL))
                .map(PemBlock::content)
                .findFirst()
                .orElseThrow(() -> Guarded.refusal("file", "request.none"));
        return Guarded.read(Problem.of("file", "upload.block", LABEL), () -> {
            PKCS10CertificationRequest request = new PKCS10CertificationRequest(content);
            return new Facts(
                    ReadableName.of(request.getSubject()),
                    AlternativeNames.of(request.getRequestedExtensions()),
                    PublicKeys.name(request.getSubjectPublicKeyInfo()));
        });
    }
}

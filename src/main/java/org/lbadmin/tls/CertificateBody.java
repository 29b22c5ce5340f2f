package org.lbadmin.tls;

import java.time.Instant;
import java.util.List;
import org.lbadmin.model.value.Label;

/**
 * A certificate for scripts and pages: what it says, where it is used, and how long it lasts. Its shape is the contract
 * of the REST API, which is why it is wider than other records. There is no private key in it.
 *
 * @param inUseBy what shows it to clients, by label
 * @param daysLeft whole days until it expires; negative after that
 * @param fingerprint SHA-256 in lower-case hexadecimal digits
 * @param chain the certificate itself and its issuers, as clients get them
 */
record CertificateBody(
        Label label,
        String subject,
        String issuer,
        List<String> subjectAlternativeNames,
        Instant notBefore,
        Instant notAfter,
        String serial,
        String keyAlgorithm,
        String signatureAlgorithm,
        boolean selfSigned,
        List<String> inUseBy,
        int daysLeft,
        Expiry expiry,
        String fingerprint,
        List<Link> chain) {
    /** One certificate of a chain. */
    record Link(String subject, String issuer, Instant notBefore, Instant notAfter, String fingerprint) {
        static Link of(CertificateFacts facts) {
            return new Link(facts.subject(), facts.issuer(), facts.notBefore(), facts.notAfter(), facts.fingerprint());
        }
    }

    CertificateBody {
        subjectAlternativeNames = List.copyOf(subjectAlternativeNames);
        inUseBy = List.copyOf(inUseBy);
        chain = List.copyOf(chain);
    }

    static CertificateBody of(HeldCertificate held, List<String> users, Instant now) {
        CertificateFacts facts = held.facts();
        return new CertificateBody(
                held.label(),
                facts.subject(),
                facts.issuer(),
                facts.alternativeNames(),
                facts.notBefore(),
                facts.notAfter(),
                facts.serial(),
                facts.keyAlgorithm(),
                facts.signatureAlgorithm(),
                facts.selfSigned(),
                users,
                Expiry.daysLeft(facts, now),
                Expiry.of(facts, now),
                facts.fingerprint(),
                held.chain().stream().map(Link::of).toList());
    }
}

package org.lbadmin.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.lbadmin.model.Certificate;
import org.lbadmin.model.value.Label;

/** A certificate of this appliance with what it says of itself and its issuers, and since when its label stands for it. */
record HeldCertificate(Certificate certificate, List<CertificateFacts> chain, Instant since) {
    HeldCertificate {
        chain = List.copyOf(chain);
    }

    static HeldCertificate of(Label label, List<X509Certificate> chain, Instant since) {
        List<CertificateFacts> facts = chain.stream().map(CertificateFacts::of).toList();
        CertificateFacts leaf = facts.get(0);
        Certificate certificate = new Certificate(
                label,
                MaterialStore.digest(chain),
                leaf.fingerprint(),
                leaf.subject(),
                leaf.notAfter().toString());
        return new HeldCertificate(certificate, facts, since);
    }

    Label label() {
        return certificate.label();
    }

    String material() {
        return certificate.material();
    }

    CertificateFacts facts() {
        return chain.get(0);
    }
}

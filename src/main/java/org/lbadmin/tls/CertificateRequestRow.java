package org.lbadmin.tls;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.Label;

/** A stored signing request, and its private key, sealed. */
@Entity
@Table(name = "certificate_request")
class CertificateRequestRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String label;
    private String labelFolded;

    @Column(length = 100_000)
    private String request;

    @Column(length = 100_000)
    private String sealedKey;

    @Column(length = 10_000)
    private String subject;

    private Instant madeAt;

    @SuppressWarnings("NullAway.Init")
    protected CertificateRequestRow() {}

    CertificateRequestRow(Label label, String request, String sealedKey, String subject, Instant madeAt) {
        this.label = label.value();
        this.labelFolded = label.folded();
        this.request = request;
        this.sealedKey = sealedKey;
        this.subject = subject;
        this.madeAt = madeAt;
    }

    Label label() {
        return new Label(label);
    }

    String request() {
        return request;
    }

    String sealedKey() {
        return sealedKey;
    }

    String subject() {
        return subject;
    }

    Instant madeAt() {
        return madeAt;
    }
}

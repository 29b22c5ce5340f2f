package org.lbadmin.tls;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a label stood for before, until when, and who ended that. */
@Entity
@Table(name = "certificate_version")
class CertificateVersionRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String labelFolded;
    private int number;
    private String material;
    private Instant since;
    private Instant endedAt;
    private String endedBy;

    @SuppressWarnings("NullAway.Init")
    protected CertificateVersionRow() {}

    CertificateVersionRow(CertificateRow ended, int number, Instant endedAt, String endedBy) {
        this.labelFolded = ended.label().folded();
        this.number = number;
        this.material = ended.material();
        this.since = ended.since();
        this.endedAt = endedAt;
        this.endedBy = endedBy;
    }

    int number() {
        return number;
    }

    String material() {
        return material;
    }

    Instant since() {
        return since;
    }

    Instant endedAt() {
        return endedAt;
    }

    String endedBy() {
        return endedBy;
    }
}

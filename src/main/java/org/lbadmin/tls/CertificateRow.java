package org.lbadmin.tls;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.Label;

/** A stored certificate: its label, and the material that it stands for. */
@Entity
@Table(name = "certificate")
class CertificateRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private long version;

    private int position;
    private String label;
    private String labelFolded;
    private String material;
    private Instant since;

    @SuppressWarnings("NullAway.Init")
    protected CertificateRow() {}

    CertificateRow(int position, Label label, String material, Instant since) {
        this.position = position;
        this.label = label.value();
        this.labelFolded = label.folded();
        this.material = material;
        this.since = since;
    }

    void change(String newMaterial, Instant now) {
        material = newMaterial;
        since = now;
    }

    int position() {
        return position;
    }

    Label label() {
        return new Label(label);
    }

    String material() {
        return material;
    }

    Instant since() {
        return since;
    }
}

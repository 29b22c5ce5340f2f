package org.lbadmin.layer4;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.Label;

/** A stored virtual service: its document, and what the database itself must know to keep labels unique. */
@Entity
@Table(name = "l4_virtual_service")
class L4VirtualServiceRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private long version;

    private int position;
    private String label;
    private String labelFolded;

    @Column(length = 1_000_000)
    private String document;

    @SuppressWarnings("NullAway.Init")
    protected L4VirtualServiceRow() {}

    L4VirtualServiceRow(int position, Label label, String document) {
        this.position = position;
        this.label = label.value();
        this.labelFolded = label.folded();
        this.document = document;
    }

    void change(Label newLabel, String newDocument) {
        label = newLabel.value();
        labelFolded = newLabel.folded();
        document = newDocument;
    }

    String document() {
        return document;
    }
}

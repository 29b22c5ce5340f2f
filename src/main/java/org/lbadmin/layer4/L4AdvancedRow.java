package org.lbadmin.layer4;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** The stored advanced configuration; there is one. */
@Entity
@Table(name = "l4_advanced")
class L4AdvancedRow {
    static final int ONLY = 1;

    @Id
    private int id;

    @Version
    private @Nullable Long version;

    @Column(length = 100_000)
    private String document;

    @SuppressWarnings("NullAway.Init")
    protected L4AdvancedRow() {}

    L4AdvancedRow(String document) {
        this.id = ONLY;
        this.document = document;
    }

    void change(String newDocument) {
        document = newDocument;
    }

    String document() {
        return document;
    }
}

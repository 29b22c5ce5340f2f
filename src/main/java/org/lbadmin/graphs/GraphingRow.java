package org.lbadmin.graphs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** The stored choice of what is recorded; there is one. */
@Entity
@Table(name = "graphing")
class GraphingRow {
    static final int ONLY = 1;

    @Id
    private int id;

    @Version
    private @Nullable Long version;

    @Column(length = 10_000)
    private String document;

    @SuppressWarnings("NullAway.Init")
    protected GraphingRow() {}

    GraphingRow(String document) {
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

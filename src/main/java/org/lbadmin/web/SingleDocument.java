package org.lbadmin.web;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A table with one row: a record of which there is one, as JSON. */
@MappedSuperclass
public abstract class SingleDocument {
    public static final int ONLY = 1;

    @Id
    private int id;

    @Version
    private @Nullable Long version;

    @Column(length = 100_000)
    private String document;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SingleDocument() {}

    protected SingleDocument(String document) {
        this.id = ONLY;
        this.document = document;
    }

    public void change(String newDocument) {
        document = newDocument;
    }

    public String document() {
        return document;
    }
}

package org.lbadmin.web;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.Label;

/** A record of which there are many, as JSON, and what the database itself must know to keep labels unique. */
@MappedSuperclass
public abstract class LabelledDocument {
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

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected LabelledDocument() {}

    /** @param position its place in the list, from 0 */
    protected LabelledDocument(int position, Label label, String document) {
        this.position = position;
        this.label = label.value();
        this.labelFolded = label.folded();
        this.document = document;
    }

    public void change(Label newLabel, String newDocument) {
        label = newLabel.value();
        labelFolded = newLabel.folded();
        document = newDocument;
    }

    public String document() {
        return document;
    }
}

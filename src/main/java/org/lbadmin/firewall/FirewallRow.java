package org.lbadmin.firewall;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** The stored firewall of this machine; there is one. */
@Entity
@Table(name = "firewall")
class FirewallRow {
    static final int ONLY = 1;

    private static final int MOST = 1_000_000;

    @Id
    private int id;

    @Version
    private @Nullable Long version;

    @Column(length = MOST)
    private String document;

    /** What was tried last and not confirmed, so that nothing typed is lost. */
    @Column(length = MOST)
    private @Nullable String draft;

    @SuppressWarnings("NullAway.Init")
    protected FirewallRow() {}

    FirewallRow(String document) {
        this.id = ONLY;
        this.document = document;
    }

    void change(String newDocument) {
        document = newDocument;
        draft = null;
    }

    void draft(String newDraft) {
        draft = newDraft;
    }

    String document() {
        return document;
    }

    @Nullable
    String draft() {
        return draft;
    }
}

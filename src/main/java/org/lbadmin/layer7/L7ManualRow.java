package org.lbadmin.layer7;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7Manual;

/** The stored manual configuration; there is one. */
@Entity
@Table(name = "l7_manual")
class L7ManualRow {
    static final int ONLY = 1;

    @Id
    private int id;

    @Version
    private @Nullable Long version;

    @Column(length = L7Manual.MOST)
    private String text;

    @SuppressWarnings("NullAway.Init")
    protected L7ManualRow() {}

    L7ManualRow(String text) {
        this.id = ONLY;
        this.text = text;
    }

    void change(String newText) {
        text = newText;
    }

    String text() {
        return text;
    }
}

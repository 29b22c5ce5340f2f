package org.lbadmin.fallback;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.FallbackPage;

/** The stored page of this machine; there is one. */
@Entity
@Table(name = "fallback_page")
class FallbackRow {
    static final int ONLY = 1;

    @Id
    private int id;

    @Version
    private @Nullable Long version;

    @Column(length = FallbackPage.MOST)
    private String html;

    @SuppressWarnings("NullAway.Init")
    protected FallbackRow() {}

    FallbackRow(String html) {
        this.id = ONLY;
        this.html = html;
    }

    void change(String newHtml) {
        html = newHtml;
    }

    String html() {
        return html;
    }
}

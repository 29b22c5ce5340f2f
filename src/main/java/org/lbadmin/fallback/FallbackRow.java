package org.lbadmin.fallback;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.FallbackPage;
import org.lbadmin.model.value.IpAddress;

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

    private @Nullable String address;

    @SuppressWarnings("NullAway.Init")
    protected FallbackRow() {}

    FallbackRow(FallbackPage page) {
        this.id = ONLY;
        this.html = page.html();
        change(page);
    }

    void change(FallbackPage page) {
        html = page.html();
        address = page.address() == null ? null : page.address().value();
    }

    FallbackPage page() {
        return new FallbackPage(html, address == null ? null : new IpAddress(address));
    }
}

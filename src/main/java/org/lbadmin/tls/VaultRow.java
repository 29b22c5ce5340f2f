package org.lbadmin.tls;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A known text, sealed with the key of this appliance; there is one. */
@Entity
@Table(name = "vault")
class VaultRow {
    static final int ONLY = 1;

    @Id
    private int id;

    private String sealed;

    @SuppressWarnings("NullAway.Init")
    protected VaultRow() {}

    VaultRow(String sealed) {
        this.id = ONLY;
        this.sealed = sealed;
    }

    String sealed() {
        return sealed;
    }
}

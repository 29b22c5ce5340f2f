package org.lbadmin.addresses;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A stored address that was added by hand. */
@Entity
@Table(name = "floating_ip")
class FloatingIpRow {
    @Id
    private String address;

    @SuppressWarnings("NullAway.Init")
    protected FloatingIpRow() {}

    FloatingIpRow(String address) {
        this.address = address;
    }

    String address() {
        return address;
    }
}

package org.lbadmin.tls;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.lbadmin.web.SingleDocument;

/** The stored SSL advanced configuration; there is one. */
@Entity
@Table(name = "ssl_advanced")
class SslAdvancedRow extends SingleDocument {
    protected SslAdvancedRow() {}

    SslAdvancedRow(String document) {
        super(document);
    }
}

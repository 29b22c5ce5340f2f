package org.lbadmin.tls;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.lbadmin.web.SingleDocument;

/** The stored security settings of this machine; there is one. */
@Entity
@Table(name = "local_security")
class LocalSecurityRow extends SingleDocument {
    protected LocalSecurityRow() {}

    LocalSecurityRow(String document) {
        super(document);
    }
}

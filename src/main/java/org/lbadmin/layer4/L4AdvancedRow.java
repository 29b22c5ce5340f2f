package org.lbadmin.layer4;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.lbadmin.web.SingleDocument;

/** The stored advanced configuration; there is one. */
@Entity
@Table(name = "l4_advanced")
class L4AdvancedRow extends SingleDocument {
    protected L4AdvancedRow() {}

    L4AdvancedRow(String document) {
        super(document);
    }
}

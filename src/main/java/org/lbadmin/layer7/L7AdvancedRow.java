package org.lbadmin.layer7;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.lbadmin.web.SingleDocument;

/** The stored advanced configuration; there is one. */
@Entity
@Table(name = "l7_advanced")
class L7AdvancedRow extends SingleDocument {
    protected L7AdvancedRow() {}

    L7AdvancedRow(String document) {
        super(document);
    }
}

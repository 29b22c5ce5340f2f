package org.lbadmin.graphs;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.lbadmin.web.SingleDocument;

/** The stored choice of what is recorded; there is one. */
@Entity
@Table(name = "graphing")
class GraphingRow extends SingleDocument {
    protected GraphingRow() {}

    GraphingRow(String document) {
        super(document);
    }
}

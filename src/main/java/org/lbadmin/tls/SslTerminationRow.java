package org.lbadmin.tls;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.LabelledDocument;

/** A stored SSL termination. */
@Entity
@Table(name = "ssl_termination")
class SslTerminationRow extends LabelledDocument {
    protected SslTerminationRow() {}

    SslTerminationRow(int position, Label label, String document) {
        super(position, label, document);
    }
}

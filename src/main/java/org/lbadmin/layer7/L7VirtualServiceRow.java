package org.lbadmin.layer7;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.LabelledDocument;

/** A stored virtual service. */
@Entity
@Table(name = "l7_virtual_service")
class L7VirtualServiceRow extends LabelledDocument {
    protected L7VirtualServiceRow() {}

    L7VirtualServiceRow(int position, Label label, String document) {
        super(position, label, document);
    }
}

package org.lbadmin.layer4;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.LabelledDocument;

/** A stored virtual service. */
@Entity
@Table(name = "l4_virtual_service")
class L4VirtualServiceRow extends LabelledDocument {
    protected L4VirtualServiceRow() {}

    L4VirtualServiceRow(int position, Label label, String document) {
        super(position, label, document);
    }
}

package org.lbadmin.tls;

import java.util.List;
import org.lbadmin.model.Problem;

/** What an uploaded file held, and what the operator should know about it although it was taken. */
public record Upload(KeyedCertificate certificate, List<Problem> warnings) {
    public Upload {
        warnings = List.copyOf(warnings);
    }
}

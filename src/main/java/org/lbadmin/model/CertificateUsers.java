package org.lbadmin.model;

import java.util.List;
import org.lbadmin.model.value.Label;

/** What shows a certificate to clients, so that nobody takes it away meanwhile. */
public interface CertificateUsers {
    /** The things that use this certificate, by their labels. */
    List<String> usersOf(Label certificate);
}

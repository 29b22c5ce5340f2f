package org.lbadmin.tls;

/** A label stands for another certificate now, or for none. Published once the change is stored and seen. */
record CertificatesChanged() {}

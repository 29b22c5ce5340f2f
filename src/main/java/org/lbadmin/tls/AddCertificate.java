package org.lbadmin.tls;

/** The three ways to a new certificate, as the page shows them. */
record AddCertificate(UploadEntry upload, RequestEntry request, SelfSignedEntry selfSigned) {}

package org.lbadmin.model;

import org.lbadmin.model.value.Label;

/**
 * A certificate as engines know it. Its private key is not here: {@code material} names chain and key in
 * {@link Materials}, which opens them only for whoever writes the files of an engine.
 *
 * @param material lower-case hexadecimal SHA-256 of the certificates, leaf first
 * @param fingerprint lower-case hexadecimal SHA-256 of the certificate that servers show
 * @param subject for people
 * @param notAfter last moment of its validity, ISO 8601
 */
public record Certificate(Label label, String material, String fingerprint, String subject, String notAfter) {}

package org.lbadmin.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.lbadmin.model.Materials;
import org.lbadmin.model.NotFound;
import org.springframework.stereotype.Component;

/** Certificates with their chains, and their private keys, sealed. What is here once stays: releases may go back to it. */
@Component
class MaterialStore implements Materials {
    static final int LONGEST_CHAIN = 1_000_000;
    private static final String CONTEXT = "private key of ";

    private final MaterialRows rows;
    private final Vault vault;

    MaterialStore(MaterialRows rows, Vault vault) {
        this.rows = rows;
        this.vault = vault;
    }

    /** Stores what is not there yet, and answers the digest that names it. Called inside a transaction. */
    String keep(KeyedCertificate certificate, Instant now) {
        String chain = certificate.chainPem();
        if (chain.length() > LONGEST_CHAIN) {
            throw Guarded.refusal("file", "upload.large", chain.length(), LONGEST_CHAIN);
        }
        String digest = digest(certificate.chain());
        String sealed = vault.seal(certificate.keyPem(), CONTEXT + digest);
        if (!rows.existsById(digest)) {
            rows.save(new MaterialRow(digest, chain, sealed, now));
        }
        return digest;
    }

    /** @throws org.lbadmin.model.Refused when no private key can be opened now */
    void checkOpen() {
        vault.checkOpen();
    }

    boolean has(String material) {
        return rows.existsById(material);
    }

    @Override
    public String pem(String material) {
        MaterialRow row = row(material);
        return vault.open(row.sealedKey(), CONTEXT + material) + row.chain();
    }

    String chainPem(String material) {
        return row(material).chain();
    }

    /** The certificates alone, leaf first. */
    List<X509Certificate> chain(String material) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(chainPem(material).getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The stored certificate " + material + " cannot be read", e);
        }
    }

    static String digest(List<X509Certificate> chain) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (X509Certificate certificate : chain) {
                digest.update(certificate.getEncoded());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private MaterialRow row(String material) {
        return rows.findById(material).orElseThrow(() -> new NotFound(Certificates.KIND, material));
    }
}

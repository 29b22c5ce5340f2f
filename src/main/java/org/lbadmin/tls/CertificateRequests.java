package org.lbadmin.tls;

import java.security.PrivateKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problems;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The signing requests that wait for an answer, with their private keys, sealed. */
@Component
class CertificateRequests {
    static final String KIND = "kind.certificateRequest";
    private static final String CONTEXT = "private key of the signing request ";

    private final CertificateRequestRows rows;
    private final Certificates certificates;
    private final Vault vault;
    private final Records records;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private final Clock clock;

    CertificateRequests(
            CertificateRequestRows rows,
            Certificates certificates,
            Vault vault,
            Records records,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            EditLock lock,
            Clock clock) {
        this.rows = rows;
        this.certificates = certificates;
        this.vault = vault;
        this.records = records;
        this.events = events;
        this.transaction = transaction;
        this.lock = lock;
        this.clock = clock;
    }

    List<CertificateRequest> all() {
        return rows.findAllByOrderByLabelFolded().stream()
                .map(CertificateRequests::request)
                .toList();
    }

    /** @throws NotFound when there is none of this label */
    CertificateRequest get(String label) {
        return request(row(label));
    }

    /** The label of a certificate that is there is free: its request is a renewal. */
    void checkFree(Label label) {
        if (rows.findByLabelFolded(label.folded()).isPresent()) {
            throw new LabelTaken(KIND, label.value());
        }
        Problems problems = new Problems();
        CertificateRules.checkLabel(label, "label", certificates.held(), problems);
        problems.orThrow();
    }

    CertificateRequest add(Label label, PrivateKey key, String pem) {
        return lock.locked(() -> {
            checkFree(label);
            String sealed = vault.seal(Base64.getEncoder().encodeToString(key.getEncoded()), CONTEXT + label.folded());
            SigningRequest.Facts facts = SigningRequest.facts(pem);
            CertificateRequestRow row = new CertificateRequestRow(label, pem, sealed, facts.subject(), clock.instant());
            transaction.executeWithoutResult(status -> {
                rows.save(row);
                publish(label, null, request(row));
            });
            return request(row);
        });
    }

    /** The private key that the answer must fit. */
    PrivateKey key(String label) {
        CertificateRequestRow row = row(label);
        String plain = vault.open(row.sealedKey(), CONTEXT + row.label().folded());
        return OwnKey.of(PrivateKeyInfo.getInstance(Base64.getDecoder().decode(plain)))
                .key();
    }

    /** Gives up a request; its private key is gone with it. */
    void cancel(String label) {
        lock.locked(() -> {
            transaction.executeWithoutResult(status -> done(label));
            return label;
        });
    }

    /** Removes a request inside of a transaction. */
    void done(String label) {
        CertificateRequestRow row = row(label);
        rows.delete(row);
        publish(row.label(), request(row), null);
    }

    private void publish(Label label, @Nullable CertificateRequest before, @Nullable CertificateRequest after) {
        events.publishEvent(new ConfigurationChanged(
                KIND,
                label.value(),
                before == null ? null : records.text(before),
                after == null ? null : records.text(after),
                false));
    }

    private CertificateRequestRow row(String label) {
        return rows.findByLabelFolded(label.toLowerCase(java.util.Locale.ROOT))
                .filter(row -> row.label().value().equals(label))
                .orElseThrow(() -> new NotFound(KIND, label));
    }

    private static CertificateRequest request(CertificateRequestRow row) {
        SigningRequest.Facts facts = SigningRequest.facts(row.request());
        return new CertificateRequest(
                row.label(),
                row.subject(),
                facts.alternativeNames(),
                facts.keyAlgorithm(),
                row.madeAt(),
                row.request());
    }
}

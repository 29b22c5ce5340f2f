package org.lbadmin.tls;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Actor;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Certificates in their tables, each change with its line of the audit trail. Called inside a transaction, one writer at a time. */
@Component
class CertificateStorage {
    private final CertificateRows rows;
    private final CertificateVersionRows versions;
    private final MaterialStore materials;
    private final Records records;
    private final ApplicationEventPublisher events;
    private final Actor actor;
    private final Clock clock;
    private int nextPosition = -1;

    CertificateStorage(
            CertificateRows rows,
            CertificateVersionRows versions,
            MaterialStore materials,
            Records records,
            ApplicationEventPublisher events,
            Actor actor,
            Clock clock) {
        this.rows = rows;
        this.versions = versions;
        this.materials = materials;
        this.records = records;
        this.events = events;
        this.actor = actor;
        this.clock = clock;
    }

    List<HeldCertificate> load() {
        List<CertificateRow> stored = rows.findAllByOrderByPosition();
        nextPosition = stored.stream().mapToInt(CertificateRow::position).max().orElse(-1) + 1;
        return stored.stream()
                .map(row -> HeldCertificate.of(row.label(), materials.chain(row.material()), row.since()))
                .toList();
    }

    /** What was there becomes an earlier version. */
    void write(@Nullable HeldCertificate before, HeldCertificate after) {
        if (before == null) {
            insert(after);
        } else {
            CertificateRow row = row(before.label());
            end(row);
            row.change(after.material(), after.since());
            rows.save(row);
        }
        publish(before, after);
    }

    /** What comes with the appliance: nobody added it. */
    void insert(HeldCertificate certificate) {
        rows.save(new CertificateRow(nextPosition++, certificate.label(), certificate.material(), certificate.since()));
    }

    void delete(HeldCertificate certificate) {
        CertificateRow row = row(certificate.label());
        end(row);
        rows.delete(row);
        publish(certificate, null);
    }

    private void publish(@Nullable HeldCertificate before, @Nullable HeldCertificate after) {
        HeldCertificate named = after == null ? before : after;
        events.publishEvent(new ConfigurationChanged(
                Certificates.KIND,
                named == null ? "" : named.label().value(),
                before == null ? null : records.text(before.certificate()),
                after == null ? null : records.text(after.certificate()),
                true));
    }

    /** The last one first. */
    List<EarlierVersion> versions(Label label) {
        return versions.findByLabelFoldedOrderByNumberDesc(label.folded()).stream()
                .map(this::version)
                .toList();
    }

    Optional<String> material(Label label, int number) {
        return versions.findByLabelFoldedOrderByNumberDesc(label.folded()).stream()
                .filter(row -> row.number() == number)
                .map(CertificateVersionRow::material)
                .findFirst();
    }

    private EarlierVersion version(CertificateVersionRow row) {
        CertificateFacts facts =
                CertificateFacts.of(materials.chain(row.material()).get(0));
        return new EarlierVersion(
                row.number(),
                facts.subject(),
                facts.issuer(),
                facts.notBefore(),
                facts.notAfter(),
                facts.fingerprint(),
                row.since(),
                row.endedAt(),
                row.endedBy());
    }

    private void end(CertificateRow row) {
        int number = versions.countByLabelFolded(row.label().folded()) + 1;
        versions.save(new CertificateVersionRow(row, number, clock.instant(), actor.name()));
    }

    private CertificateRow row(Label label) {
        return rows.findByLabel(label.value()).orElseThrow(() -> new NotFound(Certificates.KIND, label.value()));
    }
}

package org.lbadmin.tls;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.CertificateUsers;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LocalSecurity;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Refused;
import org.lbadmin.model.SecurityMode;
import org.lbadmin.model.SecuritySwitch;
import org.lbadmin.model.WebuiTls;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Records;
import org.lbadmin.web.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How this machine itself can be reached. The WebUI shows the certificate that is chosen here, always its newest. */
@Service
class LocalSecuritySettings implements CertificateUsers, SecuritySwitch {
    static final String KIND = "kind.localSecurity";
    private static final Logger LOG = LoggerFactory.getLogger(LocalSecuritySettings.class);

    private final LocalSecurityRows rows;
    private final Certificates certificates;
    private final MaterialStore materials;
    private final WebuiTls webui;
    private final Records records;
    private final Texts texts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final EditLock lock;
    private volatile @Nullable LocalSecurity state;
    private @Nullable String shown;

    LocalSecuritySettings(
            LocalSecurityRows rows,
            Certificates certificates,
            MaterialStore materials,
            WebuiTls webui,
            Records records,
            Texts texts,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            EditLock lock) {
        this.rows = rows;
        this.certificates = certificates;
        this.materials = materials;
        this.webui = webui;
        this.records = records;
        this.texts = texts;
        this.events = events;
        this.transaction = transaction;
        this.lock = lock;
    }

    LocalSecurity read() {
        LocalSecurity known = state;
        return known != null ? known : lock.locked(this::load);
    }

    /**
     * @param change gets what is stored now; whatever it throws leaves everything as it was
     * @throws InvalidInput when there is no such certificate
     * @throws Refused when the mode cannot be left
     */
    LocalSecurity change(UnaryOperator<LocalSecurity> change) {
        return lock.locked(() -> {
            LocalSecurity before = read();
            LocalSecurity after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            if (before.mode() == SecurityMode.SECURE_PERMANENT && after.mode() != before.mode()) {
                throw new Refused("security.permanent");
            }
            Problems problems = new Problems();
            Label wanted = after.httpsCertificate();
            problems.addIf(
                    certificates.find(wanted.value()).isEmpty(), "httpsCertificate", "certificate.unknown", wanted);
            problems.orThrow();
            materials.checkOpen();
            transaction.executeWithoutResult(status -> {
                save(after);
                events.publishEvent(
                        new ConfigurationChanged(KIND, "", records.text(before), records.text(after), false));
            });
            state = after;
            show();
            return after;
        });
    }

    @Override
    public SecurityMode mode() {
        return read().mode();
    }

    @Override
    public List<String> usersOf(Label certificate) {
        return read().httpsCertificate().equals(certificate) ? List.of(texts.get("certificate.user.webui")) : List.of();
    }

    /** Replaced or renewed: the WebUI shows the new one. */
    @EventListener(CertificatesChanged.class)
    void show() {
        lock.locked(() -> {
            String chosen = read().httpsCertificate().value();
            certificates.find(chosen).map(HeldCertificate::material).ifPresent(this::show);
            return chosen;
        });
    }

    private void show(String material) {
        if (material.equals(shown)) {
            return;
        }
        String pem = materials.pem(material);
        if (!pem.equals(webui.pem())) {
            webui.show(pem);
            LOG.info("The WebUI shows the certificate {} from now on", read().httpsCertificate());
        }
        shown = material;
    }

    private LocalSecurity load() {
        LocalSecurity loaded = state;
        if (loaded == null) {
            loaded = rows.findById(LocalSecurityRow.ONLY)
                    .map(row -> records.stored(
                            LocalSecurity.class, row.document(), records.write(LocalSecurity.defaults()), Map.of()))
                    .orElseGet(LocalSecurity::defaults);
            state = loaded;
        }
        return loaded;
    }

    private void save(LocalSecurity settings) {
        String document = records.text(settings);
        LocalSecurityRow row = rows.findById(LocalSecurityRow.ONLY).orElseGet(() -> new LocalSecurityRow(document));
        row.change(document);
        rows.save(row);
    }
}

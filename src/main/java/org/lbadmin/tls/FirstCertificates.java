package org.lbadmin.tls;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LocalSecurity;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.ThisHost;
import org.lbadmin.model.WebuiTls;
import org.lbadmin.web.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The certificates that every appliance has from its first boot on: one of its own for SSL terminations, and the one
 * that the WebUI shows already. They are there before the first request is served.
 */
@Component
class FirstCertificates implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(FirstCertificates.class);

    /** Some browsers take no longer one, not even a self-signed one. */
    private static final int DAYS = 825;

    private final Vault vault;
    private final Certificates certificates;
    private final LocalSecuritySettings security;
    private final WebuiTls webui;
    private final ThisHost host;
    private final UploadReader reader;
    private final KeyMaker keys;
    private final Texts texts;
    private final Clock clock;

    FirstCertificates(
            Vault vault,
            Certificates certificates,
            LocalSecuritySettings security,
            WebuiTls webui,
            ThisHost host,
            UploadReader reader,
            KeyMaker keys,
            Texts texts,
            Clock clock) {
        this.vault = vault;
        this.certificates = certificates;
        this.security = security;
        this.webui = webui;
        this.host = host;
        this.reader = reader;
        this.keys = keys;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!vault.isOpen()) {
            return;
        }
        certificates.provide(SslTermination.DEFAULT_CERTIFICATE, () -> made(KeyKind.RSA_2048));
        certificates.provide(LocalSecurity.DEFAULT_CERTIFICATE, this::shownAlready);
        security.show();
    }

    private KeyedCertificate shownAlready() {
        try {
            return reader.read(webui.pem().getBytes(StandardCharsets.UTF_8), null)
                    .certificate();
        } catch (InvalidInput e) {
            LOG.warn("The certificate of the WebUI is made anew: {}", String.join(" ", texts.sentences(e.problems())));
            return made(KeyKind.EC_P256);
        }
    }

    private KeyedCertificate made(KeyKind kind) {
        String name = host.name().value();
        return SelfSigned.make(
                keys.make(kind),
                CertificateSubject.of(name),
                SubjectAlternatives.parse(null, name),
                DAYS,
                clock.instant());
    }
}

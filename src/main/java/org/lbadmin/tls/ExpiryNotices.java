package org.lbadmin.tls;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.NoticeSource;
import org.lbadmin.web.Texts;
import org.lbadmin.web.Times;
import org.springframework.stereotype.Component;

/** Says on every page which certificates in use are at the end of their validity. */
@Component
class ExpiryNotices implements NoticeSource {
    private final Certificates certificates;
    private final Texts texts;
    private final Clock clock;

    ExpiryNotices(Certificates certificates, Texts texts, Clock clock) {
        this.certificates = certificates;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<Notice> notices() {
        Instant now = clock.instant();
        return certificates.held().stream()
                .flatMap(one -> notice(one, now).stream())
                .toList();
    }

    private Optional<Notice> notice(HeldCertificate one, Instant now) {
        Expiry expiry = Expiry.of(one.facts(), now);
        List<String> users = expiry == Expiry.OK ? List.of() : certificates.usersOf(one.label());
        if (users.isEmpty()) {
            return Optional.empty();
        }
        Notice.Kind kind = Stream.of(Expiry.URGENT, Expiry.EXPIRED).anyMatch(expiry::equals)
                ? Notice.Kind.ERROR
                : Notice.Kind.WARNING;
        String text = texts.get(
                "certificate.notice." + expiry,
                one.label(),
                String.join(", ", users),
                Times.day(one.facts().notAfter()),
                CertificateView.days(Expiry.daysLeft(one.facts(), now), texts),
                Times.day(one.facts().notBefore()));
        return Optional.of(new Notice(kind, text, Menu.ROOT + "/cluster/ssl/certificates/" + one.label()));
    }
}

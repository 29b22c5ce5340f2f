package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Texts;
import org.springframework.beans.factory.annotation.Autowired;

class ExpiryNoticesTest extends CertificateTest {
    @Autowired
    Texts texts;

    @Test
    void warnsInTimeAndOnlyOfWhatIsInUse() {
        upload("Web", leaf());
        Instant end = certificates.get("Web").facts().notAfter();
        assertThat(notices(end.minus(Duration.ofDays(20)))).isEmpty();
        api(mvc.put().uri(SECURITY), "{\"httpsCertificate\": \"Web\"}");

        assertThat(notices(end.minus(Duration.ofDays(31)))).isEmpty();
        assertThat(notices(end.minus(Duration.ofDays(20))))
                .singleElement()
                .satisfies(notice -> assertThat(notice.kindOf()).isEqualTo(Notice.Kind.WARNING))
                .satisfies(notice -> assertThat(notice.text())
                        .contains("The SSL certificate Web, used by WebUI, expires on ", "in 20 days. Renew it."))
                .satisfies(notice -> assertThat(notice.href()).isEqualTo(PAGES + "/Web"));
        assertThat(notices(end.minus(Duration.ofDays(1))))
                .singleElement()
                .satisfies(notice -> assertThat(notice.kindOf()).isEqualTo(Notice.Kind.ERROR))
                .satisfies(notice -> assertThat(notice.text()).contains("in 1 day. Renew it now."));
        assertThat(notices(end.plus(Duration.ofDays(1))))
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("expired on"));
        assertThat(notices(Instant.EPOCH))
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("is valid only from"));
    }

    @Test
    void everyPageShowsThem() {
        api(
                mvc.post().uri(API + "/self-signed"),
                "{\"label\": \"Short\", \"subject\": {\"commonName\": \"a\"}, \"keyKind\": \"EC_P256\", \"days\": 3}");

        api(mvc.put().uri(SECURITY), "{\"httpsCertificate\": \"Short\"}");

        assertThat(page("/lbadmin/maintenance/services"))
                .bodyText()
                .contains("The SSL certificate Short, used by WebUI, expires on");
        assertThat(page(PAGES + "?q=Short")).bodyText().contains("only 2 days left", "data-state=\"DOWN\"");
        upload("Short", leaf(), Map.of("replace", "true"));
        assertThat(page("/lbadmin/maintenance/services")).bodyText().doesNotContain("expires on");
    }

    private List<Notice> notices(Instant now) {
        return new ExpiryNotices(certificates, texts, Clock.fixed(now, ZoneOffset.UTC)).notices();
    }
}

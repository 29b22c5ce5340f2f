package org.lbadmin.tls;

import java.util.List;
import org.lbadmin.web.Texts;
import org.lbadmin.web.Times;

/**
 * A certificate as pages show it.
 *
 * @param state the mark of its validity: shape and colour
 * @param left the word beside it
 */
record CertificateView(
        CertificateBody it, String from, String until, String day, String state, String left, List<Link> chain) {
    /** One certificate of the chain. */
    record Link(String subject, String issuer, String from, String until, String fingerprint) {}

    static CertificateView of(CertificateBody body, Texts texts) {
        return new CertificateView(
                body,
                Times.shown(body.notBefore()),
                Times.shown(body.notAfter()),
                Times.day(body.notAfter()),
                state(body.expiry()),
                texts.get(
                        "certificate.left." + body.expiry(), days(body.daysLeft(), texts), Times.day(body.notBefore())),
                body.chain().stream()
                        .map(link -> new Link(
                                link.subject(),
                                link.issuer(),
                                Times.day(link.notBefore()),
                                Times.day(link.notAfter()),
                                link.fingerprint()))
                        .toList());
    }

    /** A number of days in words. */
    static String days(int days, Texts texts) {
        String key = days < 1 ? "certificate.days.none" : days == 1 ? "certificate.days.one" : "certificate.days.many";
        return texts.get(key, days);
    }

    /** The chain ends with a certificate of an issuer that clients have themselves. */
    public boolean endsBelowRoot() {
        CertificateView.Link last = chain.get(chain.size() - 1);
        return !last.subject().equals(last.issuer());
    }

    private static String state(Expiry expiry) {
        return switch (expiry) {
            case OK -> "UP";
            case SOON -> "DEGRADED";
            case URGENT, EXPIRED -> "DOWN";
            case NOT_YET_VALID -> "PENDING";
        };
    }
}

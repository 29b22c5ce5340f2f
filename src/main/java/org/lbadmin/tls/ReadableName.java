package org.lbadmin.tls;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.lbadmin.model.PlainText;

/** Names in certificates as a person reads them, most telling part first; what would break a line becomes a mark. */
final class ReadableName {
    private static final int MOST_PARTS = 50;
    private static final int LONGEST = 500;

    private ReadableName() {}

    static String of(X500Name name) {
        List<RDN> parts =
                new ArrayList<>(Stream.of(name.getRDNs()).limit(MOST_PARTS).toList());
        Collections.reverse(parts);
        return harmless(parts.stream().map(ReadableName::part).collect(Collectors.joining(", ")));
    }

    /** The subject, or the serial number of a certificate that has no subject. */
    static String of(X509CertificateHolder certificate) {
        String subject = of(certificate.getSubject());
        return subject.isEmpty() ? "serial " + serial(certificate) : subject;
    }

    /** Pairs of hexadecimal digits with colons, as browsers and openssl show it. */
    static String serial(X509CertificateHolder certificate) {
        String digits = certificate.getSerialNumber().abs().toString(16);
        String even = digits.length() % 2 == 0 ? digits : "0" + digits;
        String sign = certificate.getSerialNumber().signum() < 0 ? "-" : "";
        return sign + harmless(even).replaceAll("([0-9a-f]{2})(?=[0-9a-f])", "$1:");
    }

    static String harmless(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\u2026";
        return cut.codePoints()
                .mapToObj(Character::toString)
                .map(c -> PlainText.Check.isPlain(c) ? c : "\u2423")
                .collect(Collectors.joining());
    }

    private static String part(RDN part) {
        return Stream.of(part.getTypesAndValues())
                .limit(MOST_PARTS)
                .map(ReadableName::pair)
                .collect(Collectors.joining("+"));
    }

    private static String pair(AttributeTypeAndValue pair) {
        String name = BCStyle.INSTANCE.oidToDisplayName(pair.getType());
        return (name == null ? pair.getType().getId() : name) + "=" + IETFUtils.valueToString(pair.getValue());
    }
}

package org.lbadmin.tls;

import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.PlainText;
import org.lbadmin.model.Problems;

/**
 * Whom a new certificate or request names. Only the common name is needed; blank parts are left out. Every part is
 * plain text: commas, quotes and signs have no meaning in it. The lengths are those of X.520 (RFC 5280, appendix A).
 */
public record CertificateSubject(
        String commonName,
        @Nullable String organization,
        @Nullable String unit,
        @Nullable String city,
        @Nullable String province,
        @Nullable String country,
        @Nullable String email) {
    private static final int SHORT = 64;
    private static final int LONG = 128;
    private static final int EMAIL = 255;

    public CertificateSubject {
        commonName = commonName.strip();
        organization = orNull(organization);
        unit = orNull(unit);
        city = orNull(city);
        province = orNull(province);
        String code = orNull(country);
        country = code == null ? null : code.toUpperCase(Locale.ROOT);
        email = orNull(email);
    }

    public static CertificateSubject of(String commonName) {
        return new CertificateSubject(commonName, null, null, null, null, null, null);
    }

    /** Everything that is wrong, each on the name of its component. */
    public Problems problems() {
        Problems found = new Problems();
        found.addIf(commonName.isEmpty(), "commonName", "value.required");
        check(found, "commonName", commonName, SHORT);
        check(found, "organization", organization, SHORT);
        check(found, "unit", unit, SHORT);
        check(found, "city", city, LONG);
        check(found, "province", province, LONG);
        check(found, "email", email, EMAIL);
        if (country != null && !country.matches("[A-Z]{2}")) {
            found.add("country", "subject.country", country);
        }
        if (email != null && !email.matches("[\\x21-\\x7e&&[^@]]+@[\\x21-\\x7e&&[^@]]+")) {
            found.add("email", "subject.email", email);
        }
        return found;
    }

    /** The name as certificates carry it; throws {@link InvalidInput} with all {@link #problems}. */
    X500Name name() {
        problems().orThrow();
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        add(name, BCStyle.C, country == null ? null : new DERPrintableString(country));
        add(name, BCStyle.ST, utf8(province));
        add(name, BCStyle.L, utf8(city));
        add(name, BCStyle.O, utf8(organization));
        add(name, BCStyle.OU, utf8(unit));
        add(name, BCStyle.CN, utf8(commonName));
        add(name, BCStyle.E, email == null ? null : new DERIA5String(email));
        return name.build();
    }

    private static void add(X500NameBuilder name, ASN1ObjectIdentifier type, @Nullable ASN1Encodable value) {
        if (value != null) {
            name.addRDN(type, value);
        }
    }

    private static @Nullable ASN1Encodable utf8(@Nullable String text) {
        return text == null ? null : new DERUTF8String(text);
    }

    private static void check(Problems found, String path, @Nullable String text, int longest) {
        if (text == null) {
            return;
        }
        int length = text.codePointCount(0, text.length());
        found.addIf(length > longest, path, "constraint.size", length, longest);
        found.addIf(!PlainText.Check.isPlain(text), path, "constraint.plainText", text);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

package org.lbadmin.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/** The subject alternative names in a certificate or request, as text: names and addresses bare, others with a prefix. */
final class AlternativeNames {
    private AlternativeNames() {}

    static List<String> of(@Nullable Extensions extensions) {
        try {
            Extension found = extensions == null ? null : extensions.getExtension(Extension.subjectAlternativeName);
            return found == null
                    ? List.of()
                    : Stream.of(GeneralNames.getInstance(found.getParsedValue()).getNames())
                            .map(AlternativeNames::text)
                            .toList();
        } catch (RuntimeException unreadable) {
            return List.of();
        }
    }

    private static String text(GeneralName name) {
        try {
            return ReadableName.harmless(
                    switch (name.getTagNo()) {
                        case GeneralName.dNSName -> ia5(name);
                        case GeneralName.iPAddress ->
                            address(ASN1OctetString.getInstance(name.getName()).getOctets());
                        case GeneralName.rfc822Name -> "email:" + ia5(name);
                        case GeneralName.uniformResourceIdentifier -> "URI:" + ia5(name);
                        case GeneralName.directoryName ->
                            "directory:" + ReadableName.of(X500Name.getInstance(name.getName()));
                        default -> "other name";
                    });
        } catch (RuntimeException unreadable) {
            return "unreadable name";
        }
    }

    private static String ia5(GeneralName name) {
        return ASN1IA5String.getInstance(name.getName()).getString();
    }

    private static String address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets).getHostAddress();
        } catch (UnknownHostException wrongLength) {
            return "address " + HexFormat.of().formatHex(octets);
        }
    }
}

package org.lbadmin.tls;

import java.net.IDN;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problems;
import org.lbadmin.model.value.InvalidValue;
import org.lbadmin.model.value.IpAddress;

/**
 * The names and addresses that a new certificate or request is for. Host names are in lower case and with letters
 * beyond ASCII as punycode, the way they stand in a certificate.
 */
public record SubjectAlternatives(List<String> names, List<String> addresses) {
    private static final String PATH = "subjectAlternativeNames";
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 253;
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final String NAME = "(\\*\\.)?" + LABEL + "(\\." + LABEL + ")*";

    public SubjectAlternatives {
        names = List.copyOf(names);
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads a list with commas, blanks or line breaks between its entries; the common name comes first when it is a
     * host name or an address. Throws {@link InvalidInput} with one problem for each entry that is neither.
     */
    public static SubjectAlternatives parse(@Nullable String text, @Nullable String commonName) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> addresses = new LinkedHashSet<>();
        if (commonName != null) {
            address(commonName.strip())
                    .ifPresentOrElse(
                            addresses::add, () -> hostName(commonName.strip()).ifPresent(names::add));
        }
        Problems problems = new Problems();
        String[] entries = text == null ? new String[0] : text.split("[,;\\s]+", MOST + 2);
        if (entries.length > MOST + 1) {
            throw Guarded.refusal(PATH, "alternative.many", MOST);
        }
        Stream.of(entries).filter(entry -> !entry.isEmpty()).forEach(entry -> {
            Optional<String> address = address(entry);
            Optional<String> name = address.isPresent() ? Optional.empty() : hostName(entry);
            address.ifPresent(addresses::add);
            name.ifPresent(names::add);
            if (address.isEmpty() && name.isEmpty()) {
                problems.add(PATH, entry.contains("@") ? "alternative.email" : "alternative.shape", entry);
            }
        });
        problems.orThrow();
        return new SubjectAlternatives(List.copyOf(names), List.copyOf(addresses));
    }

    public boolean isEmpty() {
        return names.isEmpty() && addresses.isEmpty();
    }

    /** All of them, names first. */
    public List<String> all() {
        return Stream.concat(names.stream(), addresses.stream()).toList();
    }

    GeneralNames extension() {
        return new GeneralNames(Stream.concat(
                        names.stream().map(name -> new GeneralName(GeneralName.dNSName, name)),
                        addresses.stream().map(address -> new GeneralName(GeneralName.iPAddress, address)))
                .toArray(GeneralName[]::new));
    }

    private static Optional<String> address(String entry) {
        try {
            return Optional.of(new IpAddress(entry).value());
        } catch (InvalidValue noAddress) {
            return Optional.empty();
        }
    }

    /** Digits alone in the last label would be a mistyped address (RFC 3696, section 2). */
    private static Optional<String> hostName(String entry) {
        try {
            String wildcard = entry.startsWith("*.") ? "*." : "";
            String ascii = wildcard
                    + IDN.toASCII(entry.substring(wildcard.length()), IDN.USE_STD3_ASCII_RULES)
                            .toLowerCase(Locale.ROOT);
            boolean fits = ascii.length() <= LONGEST_NAME && ascii.matches(NAME) && !ascii.matches("(.*\\.)?[0-9]+");
            return fits ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}

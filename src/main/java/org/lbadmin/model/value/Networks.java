package org.lbadmin.model.value;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IncompatibleAddressException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One network or a list: {@code 192.168.30.0/24}, {@code 10.0.0.0/8, fd00::/8}. A bare address is a network of one. What
 * stands behind the prefix length must be zero, so that a typing error does not become another network.
 */
public record Networks(String value) {
    /** Each costs a few firewall rules. */
    public static final int MOST = 100;

    private static final Pattern SHAPE = Pattern.compile("([0-9A-Fa-f.:]+)(?:/(\\d{1,3}))?");

    public Networks {
        List<String> all = parse(value);
        if (all.size() > MOST) {
            throw new InvalidValue("networks.tooMany", all.size(), MOST);
        }
        value = String.join(", ", all);
    }

    /** In CIDR notation, each once, in the operator's order. */
    public List<String> all() {
        return parse(value);
    }

    private static List<String> parse(String text) {
        Set<String> networks = new LinkedHashSet<>();
        for (String part : text.strip().split("\\s*,\\s*|\\s+", -1)) {
            networks.add(network(part));
        }
        return new ArrayList<>(networks);
    }

    private static String network(String text) {
        var shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new InvalidValue("networks.shape", text);
        }
        IPAddress address = new IpAddress(shape.group(1)).toAddress();
        int most = address.getBitCount();
        int bits = shape.group(2) == null ? most : Integer.parseInt(shape.group(2));
        if (bits > most) {
            throw new InvalidValue("networks.shape", text);
        }
        return whole(address, bits, text);
    }

    private static String whole(IPAddress address, int bits, String text) {
        try {
            IPAddress network = new IPAddressString(address.toCanonicalString() + "/" + bits)
                    .toAddress()
                    .toPrefixBlock(bits);
            IPAddress first = network.getLower().withoutPrefixLength();
            if (!first.equals(address)) {
                throw new InvalidValue("networks.hostBits", text, first.toCanonicalString() + "/" + bits);
            }
            return first.toCanonicalString() + "/" + bits;
        } catch (AddressStringException | IncompatibleAddressException e) {
            throw new InvalidValue("networks.shape", text);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.lbadmin.overview;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Comparator;
import java.util.function.Function;

/** Addresses in the order of their numbers, IPv4 before IPv6. */
final class Addresses {
    /** Of a firewall mark. */
    private static final IPAddress NONE = new IPAddressString("0.0.0.0").getAddress();

    private Addresses() {}

    static <T> Comparator<T> order(Function<T, String> address) {
        return Comparator.comparing((T t) -> number(address.apply(t)));
    }

    private static IPAddress number(String text) {
        IPAddress address = new IPAddressString(text).getAddress();
        return address == null ? NONE : address;
    }
}

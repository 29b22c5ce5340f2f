package org.lbadmin.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The names and addresses under which this machine can be reached. */
record HostNames(String host, List<String> addresses) {
    private static final String FALLBACK = "lbadmin";
    private static final String SHAPE = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";

    HostNames {
        addresses = List.copyOf(addresses);
    }

    static HostNames ofThisMachine() {
        try {
            List<String> found = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> !a.isLinkLocalAddress() && !a.isMulticastAddress() && !a.isAnyLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .map(a -> a.replaceAll("%.*", ""))
                    .toList();
            return new HostNames(
                    name(),
                    Stream.concat(Stream.of("127.0.0.1"), found.stream())
                            .distinct()
                            .toList());
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> names() {
        return Stream.of(host, "localhost").distinct().toList();
    }

    /** The kernel's word for it: a name server may be away while the appliance starts. */
    private static String name() {
        try {
            String name = Files.readString(Path.of("/proc/sys/kernel/hostname"))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            return name.matches(SHAPE) ? name : FALLBACK;
        } catch (IOException e) {
            return FALLBACK;
        }
    }
}

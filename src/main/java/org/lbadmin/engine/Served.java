package org.lbadmin.engine;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.IpAddress;

/**
 * A certificate that clients must get: one line of the file {@value #FILE} of a release. After a release went live each
 * line that is new is tried with a real connection.
 *
 * @param serverName the host name the client asks for; null: none
 * @param fingerprint lower-case hexadecimal SHA-256 of the certificate
 * @param label the termination
 */
public record Served(IpAddress address, int port, @Nullable String serverName, String fingerprint, String label) {
    public static final String FILE = "served";

    private static final String NONE = "-";

    public static ConfigFile file(Collection<Served> all) {
        return new ConfigFile(FILE, all.stream().map(Served::line).collect(Collectors.joining()));
    }

    private String line() {
        return String.join(
                        " ",
                        address.value(),
                        Integer.toString(port),
                        serverName == null ? NONE : serverName,
                        fingerprint,
                        label)
                + "\n";
    }

    /** Reads the text of such a file. */
    public static List<Served> read(String text) {
        return text.lines()
                .map(line -> line.split(" "))
                .map(part -> new Served(
                        new IpAddress(part[0]),
                        Integer.parseInt(part[1]),
                        part[2].equals(NONE) ? null : part[2],
                        part[3],
                        part[4]))
                .toList();
    }
}

package org.lbadmin.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.Terminator;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/**
 * Where STunnel hands connections with a PROXY header to HAProxy: for each virtual service an address of its own in
 * {@value #FIRST} to 127.127.255.255, port {@value #PORT}, which no other machine can reach. The address follows from the
 * label alone, so that it stays when other virtual services come and go.
 */
public final class PrivateBinds {
    public static final int PORT = 7779;
    public static final String FIRST = "127.64.0.0";
    /** How many bits of such an address are the same in all of them. */
    public static final int BITS = 10;

    private static final int NETWORK = 127 << 24 | 64 << 16;
    private static final int SIZE = 1 << 32 - BITS;

    private final Map<String, IpAddress> addresses = new HashMap<>();

    public PrivateBinds(Cluster cluster) {
        Set<Integer> taken = new HashSet<>();
        for (String label : targets(cluster.ssl().terminations())) {
            int at = Math.floorMod(spread(label.hashCode()), SIZE);
            while (!taken.add(at)) {
                at = (at + 1) % SIZE;
            }
            addresses.put(label, address(NETWORK | at));
        }
    }

    /** The address for a virtual service; null where no termination hands anything to it. */
    public @org.jspecify.annotations.Nullable IpAddress of(Label virtualService) {
        return addresses.get(virtualService.value());
    }

    /** The labels of the virtual services that get a PROXY header from STunnel, sorted. */
    private static Set<String> targets(List<SslTermination> terminations) {
        Set<String> targets = new TreeSet<>();
        for (SslTermination termination : terminations) {
            if (termination.terminator() == Terminator.STUNNEL) {
                Label target = termination.target();
                if (target != null && termination.proxyProtocol()) {
                    targets.add(target.value());
                }
                termination.sniRules().stream()
                        .filter(rule -> rule.virtualService() != null && rule.proxyProtocol())
                        .map(SniRule::virtualService)
                        .forEach(label -> targets.add(String.valueOf(label)));
            }
        }
        return targets;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B1;
        return mixed ^ mixed >>> 15;
    }

    private static IpAddress address(int number) {
        return new IpAddress(
                (number >>> 24) + "." + (number >>> 16 & 255) + "." + (number >>> 8 & 255) + "." + (number & 255));
    }
}

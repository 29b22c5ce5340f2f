package org.lbadmin.engine.ldirectord;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lbadmin.model.L4Protocol;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.value.Label;

/**
 * The firewall marks that stand for virtual services of several ports: one that is the service's own as long as its
 * label stays, whatever comes and goes beside it, and never one that the firewall script uses for a service.
 */
final class Marks {
    /** Where marks of ours begin: people count from 1. */
    static final int FIRST = 0x40000000;

    private static final int ROOM = 1 << 24;
    /** Beyond this many ports without persistence a check for each of them costs more than it tells. */
    private static final int SINGLE = 16;

    private final Map<Label, Integer> marks = new HashMap<>();

    Marks(List<L4VirtualService> services) {
        Set<Integer> taken = new HashSet<>();
        services.stream()
                .filter(service -> service.protocol() == L4Protocol.FIREWALL_MARK)
                .forEach(
                        service -> taken.add(Integer.valueOf(service.ipAddress().value())));
        services.stream()
                .filter(Marks::isMarked)
                .sorted(Comparator.comparing(service -> service.label().value()))
                .forEach(service -> marks.put(service.label(), free(service.label(), taken)));
    }

    /** Whether a service is one to the kernel only by a mark: several ports that belong together. */
    static boolean isMarked(L4VirtualService service) {
        if (service.protocol() == L4Protocol.TCP_UDP) {
            return true;
        }
        int ports = service.portCount();
        return ports > SINGLE || (ports > 1 && service.persistence().enabled());
    }

    int of(L4VirtualService service) {
        return service.protocol() == L4Protocol.FIREWALL_MARK
                ? Integer.parseInt(service.ipAddress().value())
                : java.util.Objects.requireNonNull(marks.get(service.label()));
    }

    private static int free(Label label, Set<Integer> taken) {
        int at = Math.floorMod(label.value().hashCode(), ROOM);
        while (!taken.add(FIRST + at)) {
            at = (at + 1) % ROOM;
        }
        return FIRST + at;
    }
}

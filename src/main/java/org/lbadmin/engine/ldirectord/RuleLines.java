package org.lbadmin.engine.ldirectord;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.ForwardingMethod;
import org.lbadmin.model.L4RealServer;
import org.lbadmin.model.L4VirtualService;

/** The packet rules that the services need beside the kernel's table, in the helper's words (rules.sh). */
final class RuleLines {
    private final Marks marks;

    RuleLines(Marks marks) {
        this.marks = marks;
    }

    String of(List<L4VirtualService> services, @Nullable String autoNat) {
        Stream<String> lines = services.stream().flatMap(this::of);
        return Stream.concat(lines, Stream.ofNullable(autoNat).map(name -> "autonat " + name))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private Stream<String> of(L4VirtualService service) {
        Stream<String> marking = service.ports() != null && Marks.isMarked(service) ? mark(service) : Stream.empty();
        Stream<String> leaving = service.forwardingMethod() == ForwardingMethod.SNAT ? snat(service) : Stream.empty();
        return Stream.concat(marking, leaving);
    }

    private Stream<String> mark(L4VirtualService service) {
        String rest = " " + service.ipAddress() + " " + service.ports();
        return protocols(service).map(protocol -> "mark " + marks.of(service) + " " + protocol + rest);
    }

    private Stream<String> snat(L4VirtualService service) {
        if (service.ports() == null || Marks.isMarked(service)) {
            return Stream.of("snat-mark " + marks.of(service));
        }
        return service.realServers().stream()
                .flatMap(server -> protocols(service).map(protocol -> snat(service, server, protocol)));
    }

    private static String snat(L4VirtualService service, L4RealServer server, String protocol) {
        return "snat " + protocol + " " + service.ipAddress() + " " + service.ports() + " " + server.ipAddress() + " "
                + (server.port() == null ? "*" : server.port());
    }

    private static Stream<String> protocols(L4VirtualService service) {
        return Stream.concat(
                service.protocol().carriesTcp() ? Stream.of("tcp") : Stream.empty(),
                service.protocol().carriesUdp() ? Stream.of("udp") : Stream.empty());
    }
}

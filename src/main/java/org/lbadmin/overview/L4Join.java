package org.lbadmin.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lbadmin.engine.ldirectord.KernelService;
import org.lbadmin.live.L4Entry;
import org.lbadmin.live.L4State;
import org.lbadmin.live.OperatorState;
import org.lbadmin.live.ServerName;
import org.lbadmin.model.ForwardingMethod;
import org.lbadmin.model.L4HealthCheck;
import org.lbadmin.model.L4RealServer;
import org.lbadmin.model.L4VirtualService;

/** What should be of layer 4, beside what is in the kernel's table. */
final class L4Join {
    private final L4State live;
    private final Map<String, List<KernelService>> kernel;

    private L4Join(List<L4VirtualService> services, L4State live) {
        this.live = live;
        this.kernel = KernelService.of(services).stream().collect(Collectors.groupingBy(KernelService::virtualService));
    }

    static List<VirtualService> of(List<L4VirtualService> services, L4State live) {
        L4Join join = new L4Join(services, live);
        return services.stream().map(join::join).toList();
    }

    private VirtualService join(L4VirtualService service) {
        List<KernelService> parts = kernel.getOrDefault(service.label().value(), List.of());
        List<RealServer> servers = service.realServers().stream()
                .map(server -> join(service, server, parts))
                .toList();
        boolean present = parts.stream().anyMatch(part -> live.services().containsKey(part.name()));
        return new VirtualService(
                service.label().value(),
                4,
                service.ipAddress().value(),
                service.ports() == null ? "" : service.ports().value(),
                service.protocol().name(),
                "Layer 4",
                mode(service.forwardingMethod()),
                present ? Join.state(servers) : absent(),
                servers.stream().mapToInt(RealServer::connections).sum(),
                servers);
    }

    private State absent() {
        return live.obstacle() == null ? State.PENDING : State.UNKNOWN;
    }

    private RealServer join(L4VirtualService service, L4RealServer server, List<KernelService> parts) {
        String label = server.label().value();
        List<String> missing = new ArrayList<>();
        int known = 0;
        int active = 0;
        for (KernelService part : parts) {
            Map<String, L4Entry> entries = live.services().get(part.name());
            if (entries == null) {
                continue;
            }
            known++;
            L4Entry entry = entries.get(part.places().get(label));
            active += entry == null ? 0 : entry.active();
            if (entry == null || (entry.weight() == 0 && server.weight() > 0)) {
                missing.add(part.name());
            }
        }
        State state = known == 0 ? absent() : state(service, server, missing);
        boolean some = state == State.DOWN && missing.size() < known;
        return new RealServer(
                label,
                server.ipAddress().value(),
                server.port(),
                state.rests() ? 0 : server.weight(),
                active,
                state,
                known == 0 && live.obstacle() != null ? live.obstacle() : some ? String.join(", ", missing) : "");
    }

    /** What an operator did counts before what a check says: a halted server is not a fault. */
    private State state(L4VirtualService service, L4RealServer server, List<String> missing) {
        ServerName name = new ServerName(service.label().value(), server.label().value());
        OperatorState operator = live.operators().getOrDefault(name, OperatorState.ONLINE);
        if (operator != OperatorState.ONLINE) {
            return operator == OperatorState.HALTED ? State.HALTED : State.DRAINED;
        }
        if (!missing.isEmpty()) {
            return State.DOWN;
        }
        return service.healthCheck().type() == L4HealthCheck.Type.NO_CHECKS_ALWAYS_ON ? State.NO_CHECK : State.UP;
    }

    /** As the column MODE has it. */
    static String mode(ForwardingMethod method) {
        return switch (method) {
            case DIRECT_ROUTING -> "DR";
            case NAT -> "NAT";
            case TUNNELING -> "TUN";
            case SNAT -> "SNAT";
        };
    }
}

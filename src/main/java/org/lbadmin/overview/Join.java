package org.lbadmin.overview;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.lbadmin.live.LiveServer;
import org.lbadmin.live.LiveState;
import org.lbadmin.live.LiveState.EngineState;
import org.lbadmin.live.LiveVip;
import org.lbadmin.live.OperatorState;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;

/** What should be, beside what is. */
final class Join {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Join() {}

    static List<VirtualService> of(List<L7VirtualService> services, LiveState live) {
        return services.stream().map(service -> join(service, live)).toList();
    }

    private static VirtualService join(L7VirtualService service, LiveState live) {
        LiveVip vip = live.vips().get(service.label().value());
        State absent = absent(live);
        List<RealServer> servers = service.realServers().stream()
                .map(server -> vip == null ? missing(server, absent) : join(service, server, vip))
                .toList();
        return new VirtualService(
                service.label().value(),
                7,
                service.listener().map(at -> at.ipAddress().value()).orElse(""),
                service.listener().map(at -> at.ports().value()).orElse(""),
                service.protocol().name(),
                "Layer 7",
                "Proxy",
                vip == null ? absent : redirectsOnly(service, vip) ? State.REDIRECT : state(servers),
                vip == null ? 0 : vip.connections(),
                servers);
    }

    /** Where a termination hands traffic to it, HAProxy has its servers, whatever plain requests get. */
    private static boolean redirectsOnly(L7VirtualService service, LiveVip vip) {
        return service.isRedirect() && vip.servers().isEmpty();
    }

    /** Where nothing was ever applied there is nobody to ask, and everything waits for the first commit. */
    private static State absent(LiveState live) {
        return live.reachable() || live.engine() == EngineState.NEVER ? State.PENDING : State.UNKNOWN;
    }

    private static RealServer join(L7VirtualService service, L7RealServer server, LiveVip vip) {
        LiveServer live = vip.servers().get(server.label().value());
        if (live == null) {
            return missing(server, redirectsOnly(service, vip) ? State.UNKNOWN : State.PENDING);
        }
        State state = state(live);
        return new RealServer(
                server.label().value(),
                server.ipAddress().value(),
                server.port(),
                state.rests() ? 0 : live.weight(),
                live.connections(),
                state,
                detail(live));
    }

    private static RealServer missing(L7RealServer server, State state) {
        return new RealServer(
                server.label().value(), server.ipAddress().value(), server.port(), server.weight(), 0, state, "");
    }

    /** What an operator did counts before what a check says: a halted server is not a fault. */
    private static State state(LiveServer live) {
        if (live.operator() != OperatorState.ONLINE) {
            return live.operator() == OperatorState.HALTED ? State.HALTED : State.DRAINED;
        }
        return switch (live.health()) {
            case UP -> State.UP;
            case DOWN -> State.DOWN;
            case NO_CHECK -> State.NO_CHECK;
        };
    }

    private static String detail(LiveServer live) {
        if (live.health() != LiveServer.Health.DOWN) {
            return live.check();
        }
        String since = MOMENT.format(live.since());
        return live.check().isEmpty() ? since : live.check() + ", " + since;
    }

    /**
     * A weight of 0 is the administrator's way to take a server out for good, so it rests like a drained one. Servers
     * that wait for a commit do not count.
     */
    static State state(List<RealServer> servers) {
        List<RealServer> known =
                servers.stream().filter(s -> s.state() != State.PENDING).toList();
        if (!known.isEmpty() && known.stream().allMatch(Join::rests)) {
            return State.OFFLINE;
        }
        if (known.stream().noneMatch(s -> s.state().takesTraffic() && s.weight() > 0)) {
            return State.DOWN;
        }
        return known.stream().anyMatch(s -> s.state() == State.DOWN) ? State.DEGRADED : State.UP;
    }

    private static boolean rests(RealServer server) {
        return server.state().rests() || (server.weight() == 0 && server.state().takesTraffic());
    }
}

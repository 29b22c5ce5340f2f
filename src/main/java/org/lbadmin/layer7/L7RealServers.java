package org.lbadmin.layer7;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Refused;
import org.springframework.stereotype.Service;

/** One real server at a time; each change is a change of its virtual service. */
@Service
public class L7RealServers {
    static final String KIND = "kind.realServer";

    private final Layer7 layer7;

    L7RealServers(Layer7 layer7) {
        this.layer7 = layer7;
    }

    /** @throws NotFound when there is no such virtual service, or no such real server in it */
    public L7RealServer get(String vip, String rip) {
        return of(layer7.get(vip), rip);
    }

    /** @throws LabelTaken when the virtual service has one of exactly this label */
    public L7RealServer add(String vip, L7RealServer server) {
        return change(vip, server, service -> {
            if (service.realServer(server.label().value()).isPresent()) {
                throw new LabelTaken(KIND, server.label().value());
            }
            List<L7RealServer> servers = new ArrayList<>(service.realServers());
            servers.add(server);
            return service.withRealServers(servers);
        });
    }

    public L7RealServer change(String vip, String rip, UnaryOperator<L7RealServer> change) {
        L7RealServer[] made = new L7RealServer[1];
        L7VirtualService after = own(
                vip,
                service -> {
                    made[0] = change.apply(of(service, rip));
                    return service.withRealServer(rip, old -> made[0]);
                },
                () -> made[0]);
        return of(after, made[0].label().value());
    }

    public void remove(String vip, String rip, Consumer<L7RealServer> check) {
        layer7.change(vip, service -> {
            L7RealServer gone = of(service, rip);
            check.accept(gone);
            if (service.aclRules().stream().anyMatch(rule -> gone.label().equals(rule.realServer()))) {
                throw new Refused("rs.inUse", rip, vip);
            }
            return service.withRealServers(
                    service.realServers().stream().filter(s -> s != gone).toList());
        });
    }

    private L7RealServer change(String vip, L7RealServer server, UnaryOperator<L7VirtualService> change) {
        return of(own(vip, change, () -> server), server.label().value());
    }

    /** Problems of the virtual service's list, said as problems of the one server that was entered. */
    private L7VirtualService own(
            String vip, UnaryOperator<L7VirtualService> change, java.util.function.Supplier<L7RealServer> entered) {
        L7VirtualService[] tried = new L7VirtualService[1];
        try {
            return layer7.change(vip, service -> {
                tried[0] = change.apply(service);
                return tried[0];
            });
        } catch (InvalidInput e) {
            String prefix = "realServers[" + tried[0].realServers().indexOf(entered.get()) + "].";
            throw new InvalidInput(e.problems().stream()
                    .map(p -> new Problem(
                            p.path().startsWith(prefix) ? p.path().substring(prefix.length()) : p.path(),
                            p.key(),
                            p.arguments()))
                    .toList());
        }
    }

    private static L7RealServer of(L7VirtualService service, String rip) {
        return service.realServer(rip).orElseThrow(() -> new NotFound(KIND, rip));
    }
}

package org.lbadmin.layer4;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.L4RealServer;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problem;
import org.springframework.stereotype.Service;

/** One real server at a time; each change is a change of its virtual service. */
@Service
public class L4RealServers {
    static final String KIND = "kind.l4RealServer";

    private final Layer4 layer4;

    L4RealServers(Layer4 layer4) {
        this.layer4 = layer4;
    }

    /** @throws NotFound when there is no such virtual service, or no such real server in it */
    public L4RealServer get(String vip, String rip) {
        return of(layer4.get(vip), rip);
    }

    /** @throws LabelTaken when the virtual service has one of exactly this label */
    public L4RealServer add(String vip, L4RealServer server) {
        return change(vip, server, service -> {
            if (service.realServer(server.label().value()).isPresent()) {
                throw new LabelTaken(KIND, server.label().value());
            }
            List<L4RealServer> servers = new ArrayList<>(service.realServers());
            servers.add(server);
            return service.withRealServers(servers);
        });
    }

    public L4RealServer change(String vip, String rip, UnaryOperator<L4RealServer> change) {
        L4RealServer[] made = new L4RealServer[1];
        L4VirtualService after = own(
                vip,
                service -> {
                    made[0] = change.apply(of(service, rip));
                    return service.withRealServer(rip, old -> made[0]);
                },
                () -> made[0]);
        return of(after, made[0].label().value());
    }

    public void remove(String vip, String rip, Consumer<L4RealServer> check) {
        layer4.change(vip, service -> {
            L4RealServer gone = of(service, rip);
            check.accept(gone);
            return service.withRealServers(
                    service.realServers().stream().filter(s -> s != gone).toList());
        });
    }

    private L4RealServer change(String vip, L4RealServer server, UnaryOperator<L4VirtualService> change) {
        return of(own(vip, change, () -> server), server.label().value());
    }

    /** Problems of the virtual service's list, said as problems of the one server that was entered. */
    private L4VirtualService own(
            String vip, UnaryOperator<L4VirtualService> change, java.util.function.Supplier<L4RealServer> entered) {
        L4VirtualService[] tried = new L4VirtualService[1];
        try {
            return layer4.change(vip, service -> {
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

    private static L4RealServer of(L4VirtualService service, String rip) {
        return service.realServer(rip).orElseThrow(() -> new NotFound(KIND, rip));
    }
}

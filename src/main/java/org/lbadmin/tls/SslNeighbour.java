package org.lbadmin.tls;

import java.util.ArrayList;
import java.util.List;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.CertificateUsers;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.L4Neighbour;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7Neighbour;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Layer4Services;
import org.lbadmin.model.OwnPorts.OwnPort;
import org.lbadmin.model.Problems;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What terminations say where virtual services change, and who of them uses a certificate or a virtual service. */
@Component
class SslNeighbour implements L7Neighbour, L4Neighbour {
    private final Terminations terminations;
    private final Layer7 layer7;
    private final ConnectedSubnets subnets;
    private final Layer4Services packets;

    SslNeighbour(Terminations terminations, Layer7 layer7, ConnectedSubnets subnets, @Lazy Layer4Services packets) {
        this.terminations = terminations;
        this.layer7 = layer7;
        this.subnets = subnets;
        this.packets = packets;
    }

    @Override
    public void object(L7VirtualService becoming, String name, Problems problems) {
        if (terminations.all().isEmpty()) {
            return;
        }
        List<L7VirtualService> services = new ArrayList<>();
        L7VirtualService before = null;
        for (L7VirtualService service : layer7.all()) {
            boolean changes = service.label().value().equals(name);
            before = changes ? service : before;
            services.add(changes ? becoming : service);
        }
        if (before == null) {
            services.add(becoming);
        }
        List<SslTermination> renamed =
                before == null ? terminations.all() : following(before.label(), becoming.label());
        new L7Objections(around(services), renamed, becoming, before).add(problems);
    }

    @Override
    public void object(L7Advanced becoming, Problems problems) {
        Surroundings around = around(layer7.all());
        for (L7Advanced.Listener listener : becoming.listeners()) {
            int port = listener.socket().port();
            for (SslTermination termination : terminations.all()) {
                IpAddress address = around.addressOf(termination);
                if (address != null && termination.port() == port && listener.meets(address)) {
                    problems.add(listener.field(), "port.taken", port, address, termination.label());
                }
            }
        }
    }

    @Override
    public void object(L4VirtualService becoming, Problems problems) {
        for (SslTermination termination : terminations.all()) {
            if (termination.label().folded().equals(becoming.label().folded())) {
                problems.add("label", "label.taken", becoming.label(), termination.label());
            }
            terminations
                    .addressOf(termination)
                    .filter(address -> becoming.takes(address, termination.port()))
                    .ifPresent(address ->
                            problems.add("ports", "port.taken", termination.port(), address, termination.label()));
        }
    }

    @Override
    public List<String> usersOf(Label virtualService) {
        return terminations.all().stream()
                .filter(t -> t.uses(virtualService))
                .map(t -> t.label().value())
                .toList();
    }

    @Override
    public void renamed(Label before, Label after) {
        terminations.renamed(before, after);
    }

    private List<SslTermination> following(Label before, Label after) {
        return terminations.all().stream().map(t -> t.renamed(before, after)).toList();
    }

    private Surroundings around(List<L7VirtualService> services) {
        List<OwnPort> own = layer7.ownPorts(layer7.advanced());
        return new Surroundings(services, packets.all(), List.of(), own, subnets);
    }

    /** Who shows a certificate; a bean of its own because two kinds of users are asked in the same words. */
    @Component
    static class OfCertificates implements CertificateUsers {
        private final Terminations terminations;

        OfCertificates(Terminations terminations) {
            this.terminations = terminations;
        }

        @Override
        public List<String> usersOf(Label certificate) {
            return terminations.all().stream()
                    .filter(t -> t.certificate().equals(certificate)
                            || t.sniRules().stream()
                                    .anyMatch(rule -> rule.certificate().equals(certificate)))
                    .map(t -> t.label().value())
                    .toList();
        }
    }
}

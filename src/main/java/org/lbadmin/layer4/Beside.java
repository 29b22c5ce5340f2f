package org.lbadmin.layer4;

import java.util.List;
import java.util.Optional;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.ForwardingMethod;
import org.lbadmin.model.L4Neighbour;
import org.lbadmin.model.L4RealServer;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7Neighbour;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.OwnPorts.OwnPort;
import org.lbadmin.model.Problems;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Ports;
import org.springframework.stereotype.Component;

/** Layers 4 and 7 beside each other: one label, one address and port, for one virtual service of either. */
@Component
class Beside implements L7Neighbour, L4Neighbour {
    private final Layer4 layer4;
    private final Layer7 layer7;

    Beside(Layer4 layer4, Layer7 layer7) {
        this.layer4 = layer4;
        this.layer7 = layer7;
    }

    @Override
    public void object(L4VirtualService becoming, Problems problems) {
        for (L7VirtualService other : layer7.all()) {
            if (other.label().folded().equals(becoming.label().folded())) {
                problems.add("label", "label.taken", becoming.label(), other.label());
            }
            meeting(becoming, other)
                    .ifPresent(port -> problems.add("ports", "port.taken", port, becoming.ipAddress(), other.label()));
        }
        for (L7Advanced.Listener listener : layer7.advanced().listeners()) {
            if (meets(becoming, listener)) {
                OwnPort own = listener.socket();
                problems.add("ports", "port.own." + own.name(), own.port(), becoming.ipAddress());
            }
        }
    }

    @Override
    public void object(L7VirtualService becoming, String name, Problems problems) {
        for (L4VirtualService other : layer4.all()) {
            if (other.label().folded().equals(becoming.label().folded())) {
                problems.add("label", "label.taken", becoming.label(), other.label());
            }
            meeting(other, becoming)
                    .ifPresent(port -> problems.add("ports", "port.taken", port, other.ipAddress(), other.label()));
        }
    }

    /** A port that both want. HAProxy's virtual services are TCP: the same port of UDP is another one. */
    private static Optional<Integer> meeting(L4VirtualService packets, L7VirtualService connections) {
        Ports ports = packets.ports();
        return ports == null || !packets.protocol().carriesTcp()
                ? Optional.empty()
                : connections
                        .listener()
                        .filter(at -> at.ipAddress()
                                .value()
                                .equals(packets.ipAddress().value()))
                        .flatMap(at -> ports.shared(at.ports()));
    }

    @Override
    public void object(L7Advanced becoming, Problems problems) {
        for (L7Advanced.Listener listener : becoming.listeners()) {
            layer4.all().stream()
                    .filter(service -> meets(service, listener))
                    .forEach(service -> problems.add(
                            listener.field(),
                            "port.taken",
                            listener.socket().port(),
                            service.ipAddress(),
                            service.label()));
        }
    }

    private static boolean meets(L4VirtualService service, L7Advanced.Listener listener) {
        return service.ports() != null
                && service.protocol().carriesTcp()
                && service.ports().contains(listener.socket().port())
                && listener.meets(service.ipAddress().ip());
    }

    @Override
    public List<String> usersOf(Label virtualService) {
        return List.of();
    }

    @Override
    public void renamed(Label before, Label after) {
        // Nothing here is named after a layer 7 virtual service.
    }

    /** The layer 7 virtual services that share a real server and port with this one by SNAT (guide, section 6.9.1). */
    List<String> conflicting(L4VirtualService service) {
        if (service.forwardingMethod() != ForwardingMethod.SNAT) {
            return List.of();
        }
        return layer7.all().stream()
                .filter(other -> other.realServers().stream()
                        .anyMatch(far ->
                                service.realServers().stream().anyMatch(near -> same(service, near, other, far))))
                .map(other -> other.label().value())
                .toList();
    }

    private static boolean same(L4VirtualService service, L4RealServer near, L7VirtualService other, L7RealServer far) {
        if (!near.ipAddress().equals(far.ipAddress())) {
            return false;
        }
        Ports ports = service.ports();
        return near.port() == null || far.port() == null
                ? ports == null
                        || other.listener()
                                .flatMap(at -> ports.shared(at.ports()))
                                .isPresent()
                : near.port().equals(far.port());
    }
}

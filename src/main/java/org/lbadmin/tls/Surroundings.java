package org.lbadmin.tls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Certificate;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.OwnPorts.OwnPort;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/** What terminations stand among: virtual services, certificates, the appliance's own sockets, and its networks. */
final class Surroundings {
    private final List<L7VirtualService> services;
    private final List<L4VirtualService> packets;
    private final Map<Label, L7VirtualService> byLabel = new HashMap<>();
    private final Set<Label> certificates;
    private final List<OwnPort> ownPorts;
    private final ConnectedSubnets subnets;

    Surroundings(
            List<L7VirtualService> services,
            List<L4VirtualService> packets,
            List<Certificate> certificates,
            List<OwnPort> ownPorts,
            ConnectedSubnets subnets) {
        this.services = List.copyOf(services);
        this.packets = List.copyOf(packets);
        services.forEach(service -> byLabel.put(service.label(), service));
        this.certificates = certificates.stream().map(Certificate::label).collect(Collectors.toSet());
        this.ownPorts = ownPorts;
        this.subnets = subnets;
    }

    List<L7VirtualService> services() {
        return services;
    }

    @Nullable
    L7VirtualService service(@Nullable Label label) {
        return label == null ? null : byLabel.get(label);
    }

    boolean hasCertificate(Label label) {
        return certificates.contains(label);
    }

    /** Where a termination listens; null where that is not known: its virtual service or its address is missing. */
    @Nullable
    IpAddress addressOf(SslTermination termination) {
        if (termination.isCustom()) {
            return termination.custom().ipAddress();
        }
        L7VirtualService service = service(termination.virtualService());
        return service == null
                ? null
                : service.listener().map(L7VirtualService.Listener::ipAddress).orElse(null);
    }

    /** The virtual services and terminations that have this port already, by their labels. */
    Stream<Label> users(IpAddress address, int port, List<SslTermination> others) {
        Stream<Label> ofServices = Stream.concat(
                services.stream().filter(s -> s.isAt(address, port)).map(L7VirtualService::label),
                packets.stream().filter(s -> s.takes(address, port)).map(L4VirtualService::label));
        return Stream.concat(
                ofServices,
                others.stream()
                        .filter(t -> t.port() == port && Objects.equals(addressOf(t), address))
                        .map(SslTermination::label));
    }

    /** The socket of the appliance itself that has this port already. */
    Optional<OwnPort> ownPort(IpAddress address, int port) {
        return ownPorts.stream()
                .filter(own -> own.port() == port && own.meets(address))
                .findFirst();
    }

    /** Whether an interface has a subnet with this address. */
    boolean isConnected(IpAddress address) {
        return subnets.contain(address);
    }

    static boolean isUnusable(IpAddress address) {
        return address.isAny() || address.toAddress().isMulticast();
    }
}

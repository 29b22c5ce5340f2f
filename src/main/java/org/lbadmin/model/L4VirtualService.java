package org.lbadmin.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Ports;
import org.lbadmin.model.value.ServiceAddress;

/**
 * A layer 4 virtual service (VIP): packets to an address and ports, or with a firewall mark, that the kernel's IPVS
 * hands to real servers, which ldirectord watches.
 *
 * @param ipAddress the number of the mark where the protocol is {@link L4Protocol#FIREWALL_MARK}
 * @param ports null only with a firewall mark
 */
public record L4VirtualService(
        Label label,
        ServiceAddress ipAddress,

        @OnlyWhen(
                field = "protocol",
                is = {"TCP", "UDP", "TCP_UDP", "ONE_PACKET_SCHEDULING"})
        @Nullable
        Ports ports,

        L4Protocol protocol,
        ForwardingMethod forwardingMethod,
        L4BalanceMode balanceMode,
        L4Persistence persistence,
        L4HealthCheck healthCheck,
        L4Fallback fallback,
        List<L4RealServer> realServers) {

    public L4VirtualService {
        realServers = List.copyOf(realServers);
    }

    /** What a new virtual service starts from once label, address and ports are known. */
    public static L4VirtualService defaults(Label label, ServiceAddress ipAddress, @Nullable Ports ports) {
        return new L4VirtualService(
                label,
                ipAddress,
                ports,
                L4Protocol.TCP,
                ForwardingMethod.DIRECT_ROUTING,
                L4BalanceMode.WEIGHTED_LEAST_CONNECTIONS,
                L4Persistence.defaults(),
                L4HealthCheck.defaults(),
                L4Fallback.defaults(),
                List.of());
    }

    public Optional<L4RealServer> realServer(String name) {
        return realServers.stream().filter(r -> r.label().value().equals(name)).findFirst();
    }

    public L4VirtualService withRealServers(List<L4RealServer> servers) {
        return new L4VirtualService(
                label,
                ipAddress,
                ports,
                protocol,
                forwardingMethod,
                balanceMode,
                persistence,
                healthCheck,
                fallback,
                servers);
    }

    public L4VirtualService withHealthCheck(L4HealthCheck check) {
        return new L4VirtualService(
                label,
                ipAddress,
                ports,
                protocol,
                forwardingMethod,
                balanceMode,
                persistence,
                check,
                fallback,
                realServers);
    }

    /** As it may be shown: without passwords. */
    public L4VirtualService masked() {
        return healthCheck.password() == null && healthCheck.secret() == null
                ? this
                : withHealthCheck(healthCheck.masked());
    }

    /** The same virtual service with one of its real servers changed. */
    public L4VirtualService withRealServer(String name, UnaryOperator<L4RealServer> change) {
        return withRealServers(realServers.stream()
                .map(r -> r.label().value().equals(name) ? change.apply(r) : r)
                .toList());
    }

    /** Whether TCP connections to this socket belong to it. */
    public boolean takes(IpAddress address, int port) {
        return ports != null
                && protocol.carriesTcp()
                && ipAddress.value().equals(address.value())
                && ports.contains(port);
    }

    /** How many ports it has; 0 with a firewall mark. */
    public int portCount() {
        return ports == null ? 0 : ports.count();
    }
}

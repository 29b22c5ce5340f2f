package org.lbadmin.live;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.io.UncheckedIOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.value.IpAddress;
import org.springframework.stereotype.Component;

/**
 * The subnets of this machine's interfaces, looked up at most once in two seconds. An address alone (/32, /128) is no
 * subnet: that is how virtual addresses are brought up.
 */
@Component
class MachineSubnets implements ConnectedSubnets {
    private static final String ALL = "all";

    private final LoadingCache<String, List<IPAddress>> subnets =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(2)).build(key -> look());

    @Override
    public boolean contain(IpAddress address) {
        IPAddress wanted = address.toAddress();
        return address.isLoopback() || subnets.get(ALL).stream().anyMatch(subnet -> subnet.contains(wanted));
    }

    @Override
    public Optional<String> interfaceOf(IpAddress address) {
        try {
            return Optional.ofNullable(NetworkInterface.getByInetAddress(
                            address.toAddress().toInetAddress()))
                    .map(NetworkInterface::getName);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<IPAddress> look() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(networkInterface -> networkInterface.getInterfaceAddresses().stream())
                .filter(MachineSubnets::isSubnet)
                .map(MachineSubnets::subnet)
                .distinct()
                .toList();
    }

    private static boolean isSubnet(InterfaceAddress address) {
        return address.getNetworkPrefixLength() < address.getAddress().getAddress().length * 8;
    }

    private static IPAddress subnet(InterfaceAddress address) {
        String host = address.getAddress().getHostAddress().replaceFirst("%.*", "");
        return new IPAddressString(host + "/" + address.getNetworkPrefixLength())
                .getAddress()
                .toPrefixBlock();
    }
}

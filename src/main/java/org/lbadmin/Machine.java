package org.lbadmin;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.lbadmin.engine.PrivateBinds;
import org.lbadmin.fallback.FallbackConfiguration;
import org.lbadmin.model.EditLock;
import org.lbadmin.model.FallbackPage;
import org.lbadmin.model.OwnPorts;
import org.lbadmin.model.OwnPorts.OwnPort;
import org.lbadmin.model.ThisHost;
import org.lbadmin.model.value.InvalidValue;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What the rooms must know of the machine and of our own sockets on it. */
@Configuration(proxyBeanMethods = false)
class Machine {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EditLock editLock() {
        return new EditLock();
    }

    @Bean
    ThisHost thisHost() {
        Label name = hostName();
        return new ThisHost() {
            @Override
            public Label name() {
                return name;
            }

            @Override
            public int processors() {
                return ManagementFactory.getOperatingSystemMXBean().getAvailableProcessors();
            }
        };
    }

    @Bean
    OwnPorts ownPorts(
            @Value("${server.address}") InetAddress address,
            @Value("${server.port}") int port,
            @Lazy FallbackConfiguration fallback) {
        List<OwnPort> fixed = List.of(
                new OwnPort("webui", new IpAddress(address.getHostAddress()), port),
                new OwnPort("fallback", new IpAddress("127.0.0.1"), FallbackPage.PORT),
                new OwnPort("privateBinds", new IpAddress(PrivateBinds.FIRST), PrivateBinds.BITS, PrivateBinds.PORT));
        return () -> {
            IpAddress forPackets = fallback.read().address();
            return forPackets == null
                    ? fixed
                    : Stream.concat(fixed.stream(), Stream.of(new OwnPort("fallback", forPackets, FallbackPage.PORT)))
                            .toList();
        };
    }

    private static Label hostName() {
        try {
            return new Label(InetAddress.getLocalHost().getHostName().replaceFirst("\\..*", ""));
        } catch (UnknownHostException | InvalidValue e) {
            return new Label("lbadmin");
        }
    }
}

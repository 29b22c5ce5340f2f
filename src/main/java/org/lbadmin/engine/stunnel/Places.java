package org.lbadmin.engine.stunnel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lbadmin.engine.PrivateBinds;
import org.lbadmin.engine.Terminations;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/** Where STunnel listens and whom it connects to, as address and port; STunnel wants no brackets around IPv6. */
final class Places {
    private final Terminations terminations;
    private final PrivateBinds binds;

    Places(Terminations terminations, PrivateBinds binds) {
        this.terminations = terminations;
        this.binds = binds;
    }

    String accept(SslTermination termination) {
        return place(terminations.address(termination), termination.port());
    }

    String connect(SslTermination termination) {
        SslTermination.Custom custom = termination.custom();
        return connect(
                termination.target(), termination.proxyProtocol(), custom.backendIpAddress(), custom.backendPort());
    }

    String connect(SniRule rule) {
        return connect(rule.virtualService(), rule.proxyProtocol(), rule.backendIpAddress(), rule.backendPort());
    }

    /** A PROXY header goes to the private address: no public one would understand it. */
    private String connect(
            @Nullable Label service, boolean proxy, @Nullable IpAddress address, @Nullable Integer port) {
        if (service == null) {
            return place(Objects.requireNonNull(address), Objects.requireNonNull(port));
        }
        if (proxy) {
            return place(Objects.requireNonNull(binds.of(service)), PrivateBinds.PORT);
        }
        L7VirtualService.Listener target = terminations.listener(service);
        return place(target.ipAddress(), target.ports().first());
    }

    private static String place(IpAddress address, int port) {
        return address + ":" + port;
    }
}

package org.lbadmin.engine.haproxy;

import org.jspecify.annotations.Nullable;
import org.lbadmin.engine.PrivateBinds;
import org.lbadmin.engine.Terminations;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.value.IpAddress;

/** What virtual services get from terminations: HAProxy's own, and by private addresses those of STunnel. */
record Offload(Terminations terminations, PrivateBinds binds) {

    /** Whether a service gets traffic whose TLS was ended here, and which it can tell from plain traffic. */
    boolean isTerminated(L7VirtualService service) {
        return binds.of(service.label()) != null || terminations.reach(service.label());
    }

    /** Where STunnel hands connections over with a PROXY header; null where it does not. */
    @Nullable
    String proxyBind(L7VirtualService service) {
        IpAddress address = binds.of(service.label());
        return address == null ? null : address.bracketed() + ":" + PrivateBinds.PORT;
    }
}

package org.lbadmin.engine.haproxy;

import java.util.List;
import org.lbadmin.engine.Terminations;
import org.lbadmin.engine.TlsPolicy;
import org.lbadmin.model.SslTermination;

/**
 * A bind where HAProxy ends TLS.
 *
 * @param alpn whether clients may choose HTTP/2; not where host names lead to different places, because browsers send
 *     requests for several names through one connection of HTTP/2, and all would go where the first one leads
 */
record TlsBindView(
        String tlsBind,
        String crtList,
        boolean alpn,
        String lowest,
        String highest,
        String ciphers,
        String cipherSuites,
        String curves,
        boolean clientOrder) {

    static TlsBindView of(SslTermination termination, Terminations terminations, boolean http) {
        List<RouteView> routes = RouteView.of(termination).toList();
        TlsPolicy policy = TlsPolicy.of(termination);
        return new TlsBindView(
                terminations.address(termination).bracketed() + ":" + termination.port(),
                CrtLists.name(termination),
                http && routes.isEmpty(),
                policy.lowest().number(),
                policy.highest().number(),
                policy.ciphers(),
                policy.cipherSuites(),
                policy.curves(),
                !policy.serverOrder());
    }
}

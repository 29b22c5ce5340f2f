package org.lbadmin.tls;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Problems;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/** Rules for the address that STunnel uses towards backends: it must be ours, and able to reach each of them. */
final class SourceRules {
    private static final String FIELD = "sourceIpAddress";

    private final Surroundings around;

    SourceRules(Surroundings around) {
        this.around = around;
    }

    void check(SslTermination termination, @Nullable SslTermination before, Problems problems) {
        IpAddress source = termination.sourceIpAddress();
        if (source == null) {
            return;
        }
        if (Surroundings.isUnusable(source)) {
            problems.add(FIELD, "ipAddress.unusable", source);
            return;
        }
        if (before == null || !source.equals(before.sourceIpAddress())) {
            problems.addIf(!isOurs(source), FIELD, "ssl.sourceForeign", source);
        }
        IpAddress backend = termination.custom().backendIpAddress();
        reaches(source, termination.target(), termination.proxyProtocol(), backend, problems);
        for (SniRule rule : termination.sniRules()) {
            reaches(source, rule.virtualService(), rule.proxyProtocol(), rule.backendIpAddress(), problems);
        }
    }

    private boolean isOurs(IpAddress source) {
        return around.isConnected(source)
                || around.services().stream()
                        .anyMatch(service -> service.listener()
                                .filter(at -> at.ipAddress().equals(source))
                                .isPresent());
    }

    /** With a PROXY header a virtual service is reached by its private bind, which is IPv4. */
    private void reaches(
            IpAddress source, @Nullable Label service, boolean proxy, @Nullable IpAddress address, Problems problems) {
        L7VirtualService target = around.service(service);
        if (target != null && proxy) {
            problems.addIf(source.isIpv6(), FIELD, "ssl.sourcePrivate", source, target.label());
            return;
        }
        IpAddress backend = target == null
                ? address
                : target.listener().map(L7VirtualService.Listener::ipAddress).orElse(null);
        if (backend != null && backend.isIpv6() != source.isIpv6()) {
            problems.add(FIELD, "ssl.sourceFamily", source, backend);
        }
    }
}

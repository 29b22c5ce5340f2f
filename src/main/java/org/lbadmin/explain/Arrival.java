package org.lbadmin.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.tls.Terminations;
import org.springframework.stereotype.Component;

/** Where a request arrives: at a virtual service, or at a termination that hands it to one. */
@Component
class Arrival {
    private final Layer7 layer7;
    private final Terminations terminations;

    Arrival(Layer7 layer7, Terminations terminations) {
        this.layer7 = layer7;
        this.terminations = terminations;
    }

    /**
     * A place that listens.
     *
     * @param termination null where clients come to the virtual service itself
     * @param rule the SNI rule that the host name meets; null for none
     * @param service null where it leads to a place outside
     */
    record Place(
            @Nullable SslTermination termination,
            @Nullable SniRule rule,
            @Nullable L7VirtualService service) {}

    /** Everything that listens there; several where the address is not known. */
    List<Place> of(Asked asked) {
        Stream<Place> ended = asked.tls()
                ? terminations.all().stream()
                        .filter(t -> t.port() == asked.port() && is(asked, terminations.addressOf(t)))
                        .map(t -> place(t, asked.host()))
                : Stream.empty();
        Stream<Place> plain = layer7.all().stream()
                .filter(service -> service.listener()
                        .filter(at -> at.ports().contains(asked.port()) && is(asked, Optional.of(at.ipAddress())))
                        .isPresent())
                .map(L7VirtualService::inEffect)
                .map(service -> new Place(null, null, service));
        return Stream.concat(ended, plain).toList();
    }

    private static boolean is(Asked asked, Optional<IpAddress> address) {
        return asked.address() == null
                || address.filter(asked.address()::equals).isPresent();
    }

    private Place place(SslTermination termination, String host) {
        SniRule rule = termination.sniRules().stream()
                .filter(candidate -> candidate.host().equalsIgnoreCase(host))
                .findFirst()
                .or(() -> termination.sniRules().stream()
                        .filter(candidate -> below(candidate.host(), host))
                        .findFirst())
                .orElse(null);
        var label = rule != null && rule.virtualService() != null ? rule.virtualService() : termination.target();
        boolean outside = rule != null && rule.isCustom();
        return new Place(
                termination,
                rule,
                outside || label == null
                        ? null
                        : layer7.find(label.value())
                                .map(L7VirtualService::inEffect)
                                .orElse(null));
    }

    /** Whether a wildcard covers a name: one level below it, and no deeper. */
    private static boolean below(String wildcard, String host) {
        int dot = host.indexOf('.');
        return wildcard.startsWith("*.") && dot > 0 && host.substring(dot).equalsIgnoreCase(wildcard.substring(1));
    }
}

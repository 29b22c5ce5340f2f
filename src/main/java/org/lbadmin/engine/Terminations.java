package org.lbadmin.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.Terminator;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/** The terminations that one engine serves, with the virtual services and certificates they name. */
public final class Terminations {
    private static final String WILDCARD = "*.";

    private final List<SslTermination> all;
    private final Map<String, L7VirtualService> services;
    private final CertificateFiles certificates;

    public Terminations(Cluster cluster, Terminator terminator) {
        all = cluster.ssl().terminations().stream()
                .filter(termination -> termination.terminator() == terminator)
                .toList();
        services = cluster.layer7().stream()
                .collect(Collectors.toMap(
                        service -> service.label().value(), Function.identity(), (first, last) -> last));
        certificates = new CertificateFiles(cluster.ssl());
    }

    public List<SslTermination> all() {
        return all;
    }

    public List<SslTermination> custom() {
        return all.stream().filter(SslTermination::isCustom).toList();
    }

    /** Those that belong to a virtual service and have its address. */
    public List<SslTermination> of(Label virtualService) {
        return all.stream()
                .filter(termination -> virtualService.equals(termination.virtualService()))
                .toList();
    }

    /** Whether any of them, or of their SNI rules, hands plain traffic to a virtual service. */
    public boolean reach(Label virtualService) {
        return all.stream()
                .anyMatch(termination -> virtualService.equals(termination.target())
                        || termination.sniRules().stream()
                                .anyMatch(rule -> virtualService.equals(rule.virtualService())));
    }

    /** The address where a termination listens. */
    public IpAddress address(SslTermination termination) {
        Label service = termination.virtualService();
        return service == null
                ? Objects.requireNonNull(termination.custom().ipAddress())
                : listener(service).ipAddress();
    }

    /** Where a virtual service listens that terminations name: one without a listener cannot be named. */
    public L7VirtualService.Listener listener(Label label) {
        return service(label).listener().orElseThrow(() -> new IllegalStateException(label + " has no listener"));
    }

    /** Nothing was stored that names a virtual service that is not there. */
    public L7VirtualService service(Label label) {
        L7VirtualService found = services.get(label.value());
        if (found == null) {
            throw new IllegalStateException("No virtual service " + label);
        }
        return found;
    }

    /** The rules in the order in which they are tried: host names before wildcards. */
    public static List<SniRule> rules(SslTermination termination) {
        return termination.sniRules().stream()
                .sorted(Comparator.comparing(Terminations::isWildcard))
                .toList();
    }

    public static boolean isWildcard(SniRule rule) {
        return rule.host().startsWith(WILDCARD);
    }

    /** The addresses where they listen, each once, in their order. */
    public Stream<IpAddress> addresses() {
        return all.stream().map(this::address).distinct();
    }

    /** What clients must get, and the certificates for it. */
    public List<ConfigFile> files() {
        Set<Label> used = all.stream()
                .flatMap(termination -> Stream.concat(
                        Stream.of(termination.certificate()),
                        termination.sniRules().stream().map(SniRule::certificate)))
                .collect(Collectors.toSet());
        List<ConfigFile> files = new ArrayList<>(List.of(Served.file(served())));
        files.addAll(certificates.files(used));
        return files;
    }

    private List<Served> served() {
        return all.stream()
                .flatMap(termination -> Stream.concat(
                        Stream.of(served(termination, null, termination.certificate())),
                        termination.sniRules().stream()
                                .map(rule -> served(termination, rule.host(), rule.certificate()))))
                .toList();
    }

    private Served served(SslTermination termination, @Nullable String host, Label certificate) {
        return new Served(
                address(termination),
                termination.port(),
                host,
                certificates.get(certificate).fingerprint(),
                termination.label().value());
    }

    /** The lifetime of a TLS session as engines count it: in seconds, and at least one. */
    public static long lifetimeSeconds(SslAdvanced advanced) {
        return Math.max(1, advanced.sessionTimeout().toMillis() / 1000);
    }
}

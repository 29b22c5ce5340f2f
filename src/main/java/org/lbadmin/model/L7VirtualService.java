package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Ports;

/**
 * A layer 7 virtual service (VIP): an address with ports that HAProxy serves, and the real servers behind it. Its shape
 * is the contract of the REST API, which is why it is wider than other records.
 *
 * @param redirectCode HTTP status of the redirect while forceToHttps is on: 301, 302, 303, 307 or 308
 * @param transparentProxy real servers see the client's address as the source, and must send their answers through here
 * @param ipAddress null only where backendOnly
 * @param ports null only where backendOnly
 * @param manual its section of haproxy.cfg is written by hand
 * @param backendOnly clients reach it by ACL rules of other virtual services only: it has no address and ports
 * @param maxConnections connections served at once; more wait in the kernel's queue
 */
public record L7VirtualService(
        Label label,

        @OnlyWhen(field = "backendOnly", is = "false") @Nullable
        IpAddress ipAddress,

        @OnlyWhen(field = "backendOnly", is = "false") @Nullable
        Ports ports,

        L7Protocol protocol,
        BalanceMode balanceMode,
        L7Persistence persistence,
        L7HealthCheck healthCheck,
        L7Fallback fallback,
        L7Timeouts timeouts,
        @Advanced @OnlyWhen(field = "protocol", is = "HTTP") boolean xForwardedFor,

        @OnlyWhen(field = "protocol", is = "HTTP") @OnlyWhen(field = "backendOnly", is = "false")
        boolean forceToHttps,

        @OnlyWhen(field = "protocol", is = "HTTP")
        @OnlyWhen(field = "backendOnly", is = "false")
        @OnlyWhen(field = "forceToHttps", is = "true")
        RedirectCode redirectCode,

        @Advanced boolean transparentProxy,

        @Advanced @OnlyWhen(field = "backendOnly", is = "false") @Min(1) @Max(1_000_000)
        int maxConnections,

        L7Http http,
        L7Connections connections,
        L7Feedback feedback,
        List<L7AclRule> aclRules,
        List<L7HeaderRule> headerRules,
        @Advanced boolean manual,
        @Advanced boolean backendOnly,
        List<L7RealServer> realServers) {

    /** Where clients reach a virtual service. */
    public record Listener(IpAddress ipAddress, Ports ports) {
        public boolean isAt(IpAddress address, int port) {
            return ipAddress.equals(address) && ports.contains(port);
        }

        /** A port that both want on one address. */
        public Optional<Integer> shared(Listener other) {
            return ipAddress.equals(other.ipAddress) ? ports.shared(other.ports) : Optional.empty();
        }

        @Override
        public String toString() {
            return ipAddress.bracketed() + ":" + ports;
        }
    }

    public L7VirtualService {
        aclRules = List.copyOf(aclRules);
        headerRules = List.copyOf(headerRules);
        realServers = List.copyOf(realServers);
    }

    /** What a new virtual service starts from once label, address, ports and protocol are known. */
    public static L7VirtualService defaults(Label label, IpAddress ipAddress, Ports ports, L7Protocol protocol) {
        return new L7VirtualService(
                label,
                ipAddress,
                ports,
                protocol,
                BalanceMode.WEIGHTED_LEAST_CONNECTIONS,
                L7Persistence.defaults(protocol),
                L7HealthCheck.defaults(),
                L7Fallback.defaults(),
                L7Timeouts.defaults(),
                protocol == L7Protocol.HTTP,
                false,
                RedirectCode.FOUND,
                false,
                40000,
                L7Http.defaults(),
                L7Connections.defaults(),
                L7Feedback.defaults(),
                List.of(),
                List.of(),
                false,
                false,
                List.of());
    }

    /** Where clients reach it; nowhere where it is but a backend for the rules of others. */
    public Optional<Listener> listener() {
        return backendOnly || ipAddress == null || ports == null
                ? Optional.empty()
                : Optional.of(new Listener(ipAddress, ports));
    }

    public boolean isAt(IpAddress address, int port) {
        return listener().filter(at -> at.isAt(address, port)).isPresent();
    }

    /** As it works: what does not apply as the other settings are stands at its default. */
    public L7VirtualService inEffect() {
        return L7InEffect.of(this);
    }

    /** Whether a rule can be at work here: by the mode, and a backend hands nothing on to another one. */
    public boolean applies(L7AclRule rule) {
        return (protocol == L7Protocol.HTTP || !rule.needsHttp())
                && !(backendOnly && rule.action() == L7AclRule.Action.BACKEND);
    }

    /** Whether this virtual service only redirects to https and needs no real servers. */
    public boolean isRedirect() {
        return protocol == L7Protocol.HTTP && forceToHttps && !backendOnly;
    }

    /** The addresses that must be up here: the one it is served on, and the one it goes on from. */
    public Stream<IpAddress> addresses() {
        return Stream.concat(
                listener().stream().map(Listener::ipAddress), Stream.ofNullable(connections.sourceAddress()));
    }

    /** Whether the way to a real server is encrypted. */
    public boolean encrypts(L7RealServer server) {
        return server.reEncrypt() || (protocol == L7Protocol.HTTP && http.encryptBackends());
    }

    public Optional<L7RealServer> realServer(String name) {
        return realServers.stream().filter(r -> r.label().value().equals(name)).findFirst();
    }

    public L7VirtualService withRealServers(List<L7RealServer> servers) {
        return with(aclRules, headerRules, servers);
    }

    public L7VirtualService withAclRules(List<L7AclRule> rules) {
        return with(rules, headerRules, realServers);
    }

    public L7VirtualService withHeaderRules(List<L7HeaderRule> rules) {
        return with(aclRules, rules, realServers);
    }

    /** The same virtual service, whose rules lead to another one by its new label. */
    public L7VirtualService withTargetRenamed(Label before, Label after) {
        return withAclRules(aclRules.stream()
                .map(rule -> before.equals(rule.virtualService()) ? rule.toVirtualService(after) : rule)
                .toList());
    }

    private L7VirtualService with(List<L7AclRule> acls, List<L7HeaderRule> headers, List<L7RealServer> servers) {
        return new L7VirtualService(
                label,
                ipAddress,
                ports,
                protocol,
                balanceMode,
                persistence,
                healthCheck,
                fallback,
                timeouts,
                xForwardedFor,
                forceToHttps,
                redirectCode,
                transparentProxy,
                maxConnections,
                http,
                connections,
                feedback,
                acls,
                headers,
                manual,
                backendOnly,
                servers);
    }

    /** The same virtual service with one of its real servers changed; rules follow its label. */
    public L7VirtualService withRealServer(String name, UnaryOperator<L7RealServer> change) {
        List<L7RealServer> changed = new ArrayList<>(realServers);
        L7VirtualService made = this;
        for (int i = 0; i < changed.size(); i++) {
            Label before = changed.get(i).label();
            if (before.value().equals(name)) {
                changed.set(i, change.apply(changed.get(i)));
                made = made.withServerRenamed(before, changed.get(i).label());
            }
        }
        return made.withRealServers(changed);
    }

    private L7VirtualService withServerRenamed(Label before, Label after) {
        return withAclRules(aclRules.stream()
                .map(rule -> before.equals(rule.realServer()) ? rule.toRealServer(after) : rule)
                .toList());
    }
}

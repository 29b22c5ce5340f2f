package org.lbadmin.model;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/**
 * An SSL termination: an address and port where TLS ends, and what gets the plain traffic. Its shape is the contract of
 * the REST API, which is why it is wider than other records.
 *
 * @param virtualService the layer 7 virtual service whose address it has and which gets the traffic; null: Custom
 * @param sourceIpAddress the address STunnel uses towards the backend; null: the one the system chooses
 * @param proxyProtocol whether the client's address is handed on by a PROXY header
 * @param bindProxyProtocolTo the virtual service that gets the PROXY header; null: the associated one
 */
public record SslTermination(
        Label label,
        @Nullable Label virtualService,
        Custom custom,
        @Min(1) @Max(65535) int port,
        OperationMode operationMode,
        TlsSwitches switches,
        Label certificate,

        @OnlyWhen(field = "terminator", is = "STUNNEL") @Nullable
        IpAddress sourceIpAddress,

        boolean proxyProtocol,

        @OnlyWhen(field = "terminator", is = "STUNNEL")
        @OnlyWhen(field = "virtualService", is = OnlyWhen.SOME)
        @OnlyWhen(field = "proxyProtocol", is = "true")
        @Nullable
        Label bindProxyProtocolTo,

        @Advanced Terminator terminator,
        List<SniRule> sniRules) {

    public static final int DEFAULT_PORT = 443;
    /** The certificate that exists from first boot on. */
    public static final String DEFAULT_CERTIFICATE = "server";

    /** Address and backend of a termination that belongs to no virtual service. */
    public record Custom(
            @OnlyWhen(field = "virtualService", is = "") @Nullable
            IpAddress ipAddress,

            @OnlyWhen(field = "virtualService", is = "") @Nullable
            IpAddress backendIpAddress,

            @OnlyWhen(field = "virtualService", is = "") @Min(1) @Max(65535) @Nullable
            Integer backendPort) {
        public static Custom none() {
            return new Custom(null, null, null);
        }
    }

    public SslTermination {
        sniRules = List.copyOf(sniRules);
    }

    /** What a new one starts from. */
    public static SslTermination defaults(Label label, @Nullable Label virtualService) {
        return new SslTermination(
                label,
                virtualService,
                Custom.none(),
                DEFAULT_PORT,
                OperationMode.HIGH_SECURITY,
                TlsSwitches.defaults(),
                new Label(DEFAULT_CERTIFICATE),
                null,
                true,
                null,
                Terminator.STUNNEL,
                List.of());
    }

    public boolean isCustom() {
        return virtualService == null;
    }

    /** The virtual service that gets the traffic; null where a custom backend does. */
    public @Nullable Label target() {
        boolean other = terminator == Terminator.STUNNEL && proxyProtocol && bindProxyProtocolTo != null;
        return isCustom() ? null : other ? bindProxyProtocolTo : virtualService;
    }

    public Optional<SniRule> sniRule(String name) {
        return sniRules.stream().filter(r -> r.label().value().equals(name)).findFirst();
    }

    /** Whether it, or one of its SNI rules, names this virtual service. */
    public boolean uses(Label service) {
        return service.equals(virtualService)
                || service.equals(bindProxyProtocolTo)
                || sniRules.stream().anyMatch(rule -> service.equals(rule.virtualService()));
    }

    /** The same termination where a virtual service has got another label. */
    public SslTermination renamed(Label before, Label after) {
        return new SslTermination(
                label,
                before.equals(virtualService) ? after : virtualService,
                custom,
                port,
                operationMode,
                switches,
                certificate,
                sourceIpAddress,
                proxyProtocol,
                before.equals(bindProxyProtocolTo) ? after : bindProxyProtocolTo,
                terminator,
                sniRules.stream().map(rule -> rule.renamed(before, after)).toList());
    }

    public SslTermination withSniRules(List<SniRule> rules) {
        return new SslTermination(
                label,
                virtualService,
                custom,
                port,
                operationMode,
                switches,
                certificate,
                sourceIpAddress,
                proxyProtocol,
                bindProxyProtocolTo,
                terminator,
                rules);
    }
}

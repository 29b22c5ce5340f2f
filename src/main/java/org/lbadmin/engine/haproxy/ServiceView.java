package org.lbadmin.engine.haproxy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7Timeouts;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Span;

/**
 * The names of one section: a virtual service, or a termination that belongs to none.
 *
 * @param proxyBind where STunnel hands connections over; null where it does not
 */
record ServiceView(
        String section,
        String label,
        String mode,
        @Nullable String logFormat,
        List<Bind> binds,
        List<TlsBindView> tlsBinds,
        @Nullable String proxyBind,
        @Nullable Integer serviceConnections,
        @Nullable Timeouts timeouts,
        @Nullable String tunnelTimeout,
        @Nullable HttpView http,
        boolean tcpKeepAlive,
        @Nullable Redirect redirect,
        List<RouteView> routes,
        @Nullable ForwardView forward,
        @Nullable Backend backend) {

    record Bind(String bind) {}

    /** @param clientTimeout null where no client connects here */
    record Timeouts(@Nullable String clientTimeout, String serverTimeout) {}

    /** @param plainOnly whether what a termination hands over is served instead */
    record Redirect(int redirectCode, boolean plainOnly) {}

    /** The one place behind a custom termination. */
    record Backend(String place, boolean sendProxy) {}

    static ServiceView of(L7VirtualService service, boolean logging, Offload offload) {
        boolean http = service.protocol() == L7Protocol.HTTP;
        boolean terminated = offload.isTerminated(service);
        List<SslTermination> terminations = offload.terminations().of(service.label());
        return new ServiceView(
                service.backendOnly() ? "backend" : "listen",
                service.label().value(),
                http ? "http" : "tcp",
                logFormat(http, logging && !service.backendOnly()),
                service.listener().stream().flatMap(ServiceView::binds).toList(),
                terminations.stream()
                        .map(termination -> TlsBindView.of(termination, offload.terminations(), http))
                        .toList(),
                offload.proxyBind(service),
                service.backendOnly() ? null : Integer.valueOf(service.maxConnections()),
                timeouts(service),
                tunnel(service),
                HttpView.of(service),
                service.connections().tcpKeepAlive(),
                service.isRedirect() ? new Redirect(service.redirectCode().code(), terminated) : null,
                terminations.stream().flatMap(RouteView::of).toList(),
                service.isRedirect() && !terminated ? null : ForwardView.of(service),
                null);
    }

    /** A termination that belongs to no virtual service hands what it gets to one place, whatever it is. */
    static ServiceView of(SslTermination termination, L7Advanced advanced, Offload offload) {
        SslTermination.Custom custom = termination.custom();
        IpAddress address = Objects.requireNonNull(custom.backendIpAddress());
        return new ServiceView(
                "listen",
                termination.label().value(),
                "tcp",
                logFormat(false, advanced.logging()),
                List.of(),
                List.of(TlsBindView.of(termination, offload.terminations(), false)),
                null,
                advanced.limits().maxConnections(),
                null,
                null,
                null,
                false,
                null,
                RouteView.of(termination).toList(),
                null,
                new Backend(address.bracketed() + ":" + custom.backendPort(), termination.proxyProtocol()));
    }

    private static Stream<Bind> binds(L7VirtualService.Listener listener) {
        return listener.ports().ranges().stream()
                .map(range -> new Bind(listener.ipAddress().bracketed() + ":" + range));
    }

    private static @Nullable String logFormat(boolean http, boolean logging) {
        return logging ? http ? "httplog" : "tcplog" : null;
    }

    private static @Nullable Timeouts timeouts(L7VirtualService service) {
        L7Timeouts timeouts = service.timeouts();
        return timeouts.enabled()
                ? new Timeouts(
                        service.backendOnly() ? null : timeouts.client().value(),
                        timeouts.realServer().value())
                : null;
    }

    private static @Nullable String tunnel(L7VirtualService service) {
        Span tunnel = service.timeouts().tunnel();
        return tunnel == null ? null : tunnel.value();
    }
}

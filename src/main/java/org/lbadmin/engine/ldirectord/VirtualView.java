package org.lbadmin.engine.ldirectord;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.FallbackPage;
import org.lbadmin.model.L4Fallback;
import org.lbadmin.model.L4HealthCheck;
import org.lbadmin.model.L4Persistence;
import org.lbadmin.model.L4Protocol;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.value.IpAddress;

/** One service of the kernel: a virtual service, or one port of it. Names are those of ldirectord's manual. */
record VirtualView(
        String label,
        String word,
        String address,
        List<RealView> reals,
        @Nullable String fallback,
        String protocol,
        String scheduler,
        @Nullable String persistence,
        @Nullable String netmask,
        boolean ops,
        String checkType,
        @Nullable String checkCommand,
        String service,
        @Nullable String checkPort,
        @Nullable String virtualHost,
        @Nullable String request,
        @Nullable String response,
        @Nullable String login,
        @Nullable String password,
        @Nullable String database,
        @Nullable String secret) {

    /** @param page where clients of layer 4 get the appliance's own page; null where they get none */
    static Stream<VirtualView> of(L4VirtualService service, Marks marks, @Nullable IpAddress page) {
        if (service.ports() == null || Marks.isMarked(service)) {
            return Stream.of(of(service, Integer.toString(marks.of(service)), "fwm", null, page));
        }
        String protocol = service.protocol() == L4Protocol.TCP ? "tcp" : "udp";
        String address = service.ipAddress().ip().bracketed();
        return service.ports().ranges().stream()
                .flatMapToInt(range -> IntStream.rangeClosed(range.first(), range.last()))
                .mapToObj(port -> of(service, address + ":" + port, protocol, port, page));
    }

    private static VirtualView of(
            L4VirtualService service,
            String address,
            String protocol,
            @Nullable Integer port,
            @Nullable IpAddress page) {
        L4HealthCheck check = service.healthCheck();
        boolean six = isIpv6(service);
        boolean negotiates = check.type().negotiates();
        boolean asks = negotiates && check.protocol().asks();
        boolean signsIn = negotiates && check.protocol().signsIn();
        return new VirtualView(
                service.label().value(),
                six ? "virtual6" : "virtual",
                address,
                service.realServers().stream()
                        .map(server -> RealView.of(service, server, port))
                        .toList(),
                fallback(service, page),
                protocol,
                service.balanceMode().scheduler(),
                service.persistence().enabled()
                        ? Integer.toString(service.persistence().timeoutSeconds())
                        : null,
                netmask(service.persistence()),
                service.protocol() == L4Protocol.ONE_PACKET_SCHEDULING,
                checkType(service),
                CheckScripts.commandOf(service),
                negotiates ? check.protocol().word() : "none",
                checkPort(service, port),
                asks && check.protocol().isHttp() ? check.virtualHost() : null,
                asks ? check.request() : null,
                negotiates && check.protocol().reads() ? check.response() : null,
                signsIn ? check.login() : null,
                signsIn ? check.password() : null,
                signsIn ? check.database() : null,
                signsIn ? check.secret() : null);
    }

    /** A mark has no address that would tell: its real servers do. */
    private static boolean isIpv6(L4VirtualService service) {
        return service.ipAddress().isMark()
                ? service.realServers().stream()
                        .anyMatch(server -> server.ipAddress().isIpv6())
                : service.ipAddress().isIpv6();
    }

    /** The kernel hands nothing from outside to 127.0.0.1: the appliance's own page has an address for it, or none. */
    private static @Nullable String fallback(L4VirtualService service, @Nullable IpAddress page) {
        L4Fallback fallback = service.fallback();
        if (!fallback.isLocal()) {
            String place = fallback.ipAddress().bracketed();
            return word(fallback.ipAddress())
                    + (fallback.masquerade() ? place + ":" + fallback.port() + " masq" : place + " gate");
        }
        if (page == null || page.isIpv6() != isIpv6(service) || !carries(service)) {
            return null;
        }
        return word(page) + page.bracketed() + ":" + FallbackPage.PORT + " masq";
    }

    private static String word(IpAddress address) {
        return address.isIpv6() ? "fallback6 = " : "fallback = ";
    }

    /** The page is for those who come with TCP. */
    private static boolean carries(L4VirtualService service) {
        return service.protocol().carriesTcp() && !service.protocol().carriesUdp();
    }

    private static @Nullable String netmask(L4Persistence persistence) {
        return persistence.enabled() && !persistence.granularity().equals(L4Persistence.WHOLE)
                ? persistence.granularity()
                : null;
    }

    /** ldirectord cannot tell from a mark that a service is UDP, where connecting says nothing. */
    private static String checkType(L4VirtualService service) {
        L4HealthCheck.Type type = service.healthCheck().type();
        boolean udp = service.protocol().carriesUdp() && !service.protocol().carriesTcp();
        return type == L4HealthCheck.Type.CONNECT_TO_PORT
                        && udp
                        && !service.ipAddress().isIpv6()
                ? L4HealthCheck.Type.PING.word()
                : type.word();
    }

    private static @Nullable String checkPort(L4VirtualService service, @Nullable Integer port) {
        L4HealthCheck check = service.healthCheck();
        if (!check.type().connects()) {
            return null;
        }
        if (check.port() != null) {
            return check.port().toString();
        }
        return port == null && service.ports() != null
                ? Integer.toString(service.ports().first())
                : null;
    }
}

package org.lbadmin.help;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lbadmin.layer4.Layer4;
import org.lbadmin.model.ForwardingMethod;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.value.ServiceAddress;
import org.lbadmin.web.Menu;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Solving the ARP problem: real servers of Direct Routing and Tunneling must own the address of the virtual service
 * without answering for it on the network (guide, section 15.6).
 */
@Controller
class ArpProblemPage {
    private static final ServiceAddress EXAMPLE = new ServiceAddress("192.168.30.10");

    private final Layer4 layer4;

    ArpProblemPage(Layer4 layer4) {
        this.layer4 = layer4;
    }

    @GetMapping(Menu.ROOT + "/help/arp-problem")
    String show(@RequestParam Optional<String> vip, Model model) {
        List<L4VirtualService> concerned =
                layer4.all().stream().filter(ArpProblemPage::isConcerned).toList();
        List<ServiceAddress> addresses = concerned.stream()
                .filter(service -> vip.isEmpty() || service.label().value().equals(vip.get()))
                .map(L4VirtualService::ipAddress)
                .distinct()
                .toList();
        List<ServiceAddress> shown = addresses.isEmpty() ? List.of(EXAMPLE) : addresses;
        model.addAttribute("example", addresses.isEmpty());
        model.addAttribute("services", concerned);
        model.addAttribute(
                "tunnels",
                concerned.stream().anyMatch(service -> service.forwardingMethod() == ForwardingMethod.TUNNELING));
        model.addAttribute("linux", lines(linux(shown)));
        model.addAttribute("linuxTunnel", lines(linuxTunnel(shown)));
        model.addAttribute("windows", lines(windows(shown)));
        return "help/arp-problem";
    }

    private static boolean isConcerned(L4VirtualService service) {
        return !service.forwardingMethod().translatesPorts()
                && !service.ipAddress().isMark();
    }

    private static Stream<String> linux(List<ServiceAddress> addresses) {
        Stream<String> silent = Stream.of(
                "sysctl -w net.ipv4.conf.all.arp_ignore=1",
                "sysctl -w net.ipv4.conf.all.arp_announce=2",
                "sysctl -w net.ipv4.conf.lo.arp_ignore=1",
                "sysctl -w net.ipv4.conf.lo.arp_announce=2");
        Stream<String> quiet =
                Stream.of("sysctl -w net.ipv6.conf.lo.dad_transmits=0", "sysctl -w net.ipv6.conf.lo.accept_dad=0");
        return Stream.of(
                        addresses.stream().anyMatch(a -> !a.isIpv6()) ? silent : Stream.<String>empty(),
                        addresses.stream().anyMatch(ServiceAddress::isIpv6) ? quiet : Stream.<String>empty(),
                        addresses.stream().map(ArpProblemPage::onLoopback))
                .flatMap(part -> part);
    }

    private static String onLoopback(ServiceAddress address) {
        return address.isIpv6()
                ? "ip -6 addr add " + address + "/128 dev lo nodad"
                : "ip addr add " + address + "/32 dev lo";
    }

    private static Stream<String> linuxTunnel(List<ServiceAddress> addresses) {
        return Stream.concat(
                Stream.of(
                        "modprobe ipip",
                        "ip link set tunl0 up",
                        "sysctl -w net.ipv4.conf.all.rp_filter=0",
                        "sysctl -w net.ipv4.conf.tunl0.rp_filter=0"),
                addresses.stream()
                        .filter(address -> !address.isIpv6())
                        .map(address -> "ip addr add " + address + "/32 dev tunl0"));
    }

    /** The loopback adapter is named "loopback" and the network's "net", as the guide has it. */
    private static Stream<String> windows(List<ServiceAddress> addresses) {
        boolean six = addresses.stream().anyMatch(ServiceAddress::isIpv6);
        boolean four = addresses.stream().anyMatch(a -> !a.isIpv6());
        Stream<String> added = addresses.stream()
                .map(address -> address.isIpv6()
                        ? "netsh interface ipv6 add address \"loopback\" " + address + "/128"
                        : "netsh interface ipv4 add address \"loopback\" " + address + " 255.255.255.255");
        return Stream.of(
                        added,
                        four ? weak("ipv4") : Stream.<String>empty(),
                        six ? weak("ipv6") : Stream.<String>empty())
                .flatMap(part -> part);
    }

    private static Stream<String> weak(String family) {
        String set = "netsh interface " + family + " set interface ";
        Stream<String> hosts = Stream.of(
                set + "\"net\" weakhostreceive=enabled",
                set + "\"loopback\" weakhostreceive=enabled",
                set + "\"loopback\" weakhostsend=enabled");
        return family.equals("ipv6") ? Stream.concat(hosts, Stream.of(set + "\"loopback\" dadtransmits=0")) : hosts;
    }

    private static String lines(Stream<String> lines) {
        return String.join("\n", lines.toList());
    }
}

package org.lbadmin.overview;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lbadmin.layer4.Layer4;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Role;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.Ports;
import org.lbadmin.tls.Certificates;
import org.lbadmin.tls.Terminations;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Component;

/** Finds what is configured by label, address, port and host name, and pages by name. */
@Component
class Search {
    private static final int MOST = 20;

    private final Layer7 layer7;
    private final Layer4 layer4;
    private final Terminations terminations;
    private final Certificates certificates;
    private final Texts texts;

    Search(Layer7 layer7, Layer4 layer4, Terminations terminations, Certificates certificates, Texts texts) {
        this.layer7 = layer7;
        this.layer4 = layer4;
        this.terminations = terminations;
        this.certificates = certificates;
        this.texts = texts;
    }

    /** @param holds whether who searches has a role */
    List<Found> find(String query, Predicate<Role> holds) {
        String needle = query.strip().toLowerCase(Locale.ROOT);
        if (needle.isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        services(needle),
                        packetServices(needle),
                        servers(needle),
                        terminations(needle),
                        certificates(needle),
                        pages(needle, holds))
                .flatMap(found -> found)
                .limit(MOST)
                .toList();
    }

    private Stream<Found> services(String needle) {
        return layer7.all().stream()
                .filter(vip -> contains(needle, vip.label(), place(vip))
                        || vip.listener()
                                .filter(at -> isPort(needle, at.ports()))
                                .isPresent())
                .map(vip ->
                        new Found(texts.get("kind.virtualService"), vip.label().value(), place(vip), overview(vip)));
    }

    private String place(L7VirtualService vip) {
        return vip.listener().map(at -> at.ipAddress() + ":" + at.ports()).orElseGet(() -> texts.get("l7.backendOnly"));
    }

    private Stream<Found> servers(String needle) {
        return layer7.all().stream()
                .flatMap(vip -> vip.realServers().stream()
                        .filter(rip -> contains(needle, rip.label(), address(rip)))
                        .map(rip -> new Found(
                                texts.get("kind.realServer"),
                                rip.label().value(),
                                texts.get("search.server", address(rip), vip.label()),
                                overview(vip))));
    }

    private Stream<Found> packetServices(String needle) {
        return layer4.all().stream()
                .filter(vip -> contains(needle, vip.label(), vip.ipAddress() + ":" + vip.ports(), servers(vip))
                        || (vip.ports() != null && isPort(needle, vip.ports())))
                .map(vip -> new Found(
                        texts.get("kind.l4VirtualService"),
                        vip.label().value(),
                        vip.ports() == null ? vip.ipAddress().value() : vip.ipAddress() + ":" + vip.ports(),
                        Menu.ROOT + "/?q=" + vip.label() + "&expand=" + vip.label()));
    }

    private static String servers(L4VirtualService vip) {
        return vip.realServers().stream()
                .map(rip -> rip.label() + " " + rip.ipAddress())
                .collect(Collectors.joining(" "));
    }

    private Stream<Found> terminations(String needle) {
        return terminations.all().stream()
                .filter(t -> contains(needle, t.label(), socket(t), hosts(t)))
                .map(t -> new Found(
                        texts.get("kind.sslTermination"),
                        t.label().value(),
                        socket(t),
                        Menu.ROOT + "/cluster/ssl/terminations/" + t.label()));
    }

    private Stream<Found> certificates(String needle) {
        return certificates.all().stream()
                .filter(c -> contains(needle, c.label(), c.subject()))
                .map(c -> new Found(
                        texts.get("kind.certificate"),
                        c.label().value(),
                        c.subject(),
                        Menu.ROOT + "/cluster/ssl/certificates/" + c.label()));
    }

    private String socket(SslTermination termination) {
        return terminations.addressOf(termination).map(a -> a.bracketed() + ":").orElse(":") + termination.port();
    }

    private static String hosts(SslTermination termination) {
        return termination.sniRules().stream().map(SniRule::host).collect(Collectors.joining(" "));
    }

    private Stream<Found> pages(String needle, Predicate<Role> holds) {
        return Menu.ENTRIES.stream()
                .filter(entry -> entry.listed() && holds.test(entry.look()))
                .filter(entry -> contains(needle, texts.get("menu." + entry.key())))
                .map(entry -> new Found(
                        texts.get("search.page"),
                        texts.get("menu." + entry.key()),
                        texts.get("area." + entry.area()),
                        Menu.ROOT + entry.path()));
    }

    /** Where its state is seen and its servers can be operated; a link to its settings is there. */
    private static String overview(L7VirtualService vip) {
        return Menu.ROOT + "/?q=" + vip.label() + "&expand=" + vip.label();
    }

    private static String address(L7RealServer rip) {
        return rip.port() == null ? rip.ipAddress().value() : rip.ipAddress() + ":" + rip.port();
    }

    /** A number is also looked for inside of ranges. */
    private static boolean isPort(String needle, Ports ports) {
        return needle.matches("[0-9]{1,5}") && ports.contains(Integer.parseInt(needle));
    }

    private static boolean contains(String needle, Object... texts) {
        return Stream.of(texts)
                .anyMatch(text -> text.toString().toLowerCase(Locale.ROOT).contains(needle));
    }
}

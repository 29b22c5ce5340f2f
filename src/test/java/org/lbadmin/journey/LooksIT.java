package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.RealServers;
import org.lbadmin.lab.Service;
import org.lbadmin.lab.Termination;

/** Every page of the menu, and every page that its buttons lead to, in both themes, on a desk and on a telephone. */
class LooksIT {
    private static final String VIP = "192.168.30.10";

    /** Pages that no list leads to. */
    private static final List<String> BEHIND = List.of(
            "/cluster/layer4/virtual-services/PACKETS/add-real-server",
            "/cluster/layer4/virtual-services/PACKETS/delete",
            "/cluster/layer7/virtual-services/WAITING#header-rules",
            "/cluster/layer7/virtual-services/WAITING/add-acl-rule",
            "/cluster/layer7/virtual-services/WAITING/acl-rules/2",
            "/cluster/layer7/virtual-services/WAITING/acl-rules/2/delete",
            "/cluster/layer7/virtual-services/WAITING/add-header-rule",
            "/cluster/ssl/add-certificate?how=request",
            "/cluster/ssl/add-certificate?how=selfSigned&label=server",
            "/cluster/ssl/terminations/SSL-WAITING/add-sni-rule",
            "/cluster/ssl/terminations/SSL-WAITING/sni-rules/SHOP",
            "/cluster/ssl/terminations/SSL-WAITING/sni-rules/SHOP/delete",
            "/maintenance/firewall-script/trial");

    private static Lab lab;
    private static Browser browser;

    @BeforeAll
    static void serve() {
        lab = Lab.exchange();
        RealServers.start(lab);
        Api api = Appliance.start().api();
        api.post(
                Service.PATH,
                Service.tcp("MBOX-HTTPS", VIP, "443").mailboxes(443, 100).body());
        api.commit();
        api.post(
                Service.PATH,
                Service.http("WAITING", VIP, "8080").mailboxes(80, 50).body());
        api.patch(
                Service.PATH + "/WAITING",
                Map.of(
                        "aclRules",
                        List.of(
                                Map.of("value", "/owa", "location", "https://mail.example.com/owa"),
                                Map.of("type", "SOURCE_ADDRESS", "value", "203.0.113.0/24", "action", "BLOCK")),
                        "headerRules",
                        List.of(Map.of("name", "X-Site", "value", "Berlin"))));
        api.post(
                "/cluster/ssl/certificates/csr",
                Map.of("label", "ASKED", "subject", Map.of("commonName", "mail.example.com"), "keyKind", "EC_P256"));
        api.post(
                Termination.PATH,
                Termination.stunnel("SSL-WAITING", "WAITING", 8443, "server")
                        .with(
                                "sniRules",
                                List.of(Map.of(
                                        "label", "SHOP", "host", "shop.example.com", "virtualService", "WAITING")))
                        .body());
        api.put("/local/security", Map.of("mode", "CUSTOM"));
        api.post(
                "/cluster/layer4/virtual-services",
                Map.of(
                        "label",
                        "PACKETS",
                        "ipAddress",
                        VIP,
                        "ports",
                        "25",
                        "realServers",
                        List.of(Map.of("label", "MBOX1", "ipAddress", "192.168.30.20"))));
        api.post("/cluster/health-check-scripts", Map.of("label", "smtp.sh", "text", "#!/bin/sh\nexit 0\n"));
        api.post("/cluster/floating-ips", Map.of("ipAddress", "192.168.30.9"));
        browser = Browser.fresh();
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @Test
    void hasNothingToComplainAbout() {
        List<String> problems = new ArrayList<>();
        browser.open("/login");
        look("/login", problems);
        browser.signIn(Appliance.USER, Appliance.PASSWORD);
        Set<String> seen = new LinkedHashSet<>(browser.links("nav"));
        for (String page : List.copyOf(seen)) {
            browser.open(page);
            seen.addAll(browser.links("main"));
            look(page, problems);
        }
        Set<String> below = new LinkedHashSet<>(seen);
        below.removeAll(browser.links("nav"));
        below.removeIf(link -> link.endsWith("/download") || link.contains("/csv"));
        for (String page : below) {
            browser.open(page);
            look(page, problems);
        }
        for (String page : BEHIND) {
            browser.open(page);
            look(page, problems);
        }
        browser.open("/no-such-page");
        look("/no-such-page", problems);

        assertThat(problems).isEmpty();
        assertThat(seen).hasSizeGreaterThan(10);
    }

    private static void look(String page, List<String> problems) {
        if (!browser.isPage()) {
            return;
        }
        String name = page.replaceFirst("^https://[^/]*/lbadmin", "");
        browser.looks().problems().forEach(problem -> problems.add(name + " " + problem));
        browser.console().stream()
                .filter(line -> !line.contains("no-such-page"))
                .forEach(line -> problems.add(name + " console: " + line));
        browser.looks().media("dark");
        browser.screenshot("dark" + name.replaceAll("[^A-Za-z0-9-]+", "_"));
        browser.looks().media("light");
        browser.screenshot("light" + name.replaceAll("[^A-Za-z0-9-]+", "_"));
        browser.looks().width(390);
        browser.screenshot("narrow" + name.replaceAll("[^A-Za-z0-9-]+", "_"));
        browser.looks().width(0);
        browser.looks().media("");
    }
}

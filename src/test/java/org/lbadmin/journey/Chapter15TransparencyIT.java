package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Conversation;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.RealServers;
import org.lbadmin.lab.Service;

/** Enabling Layer 7 Transparency using TPROXY (15.2): clients and real servers in two networks. */
@TestMethodOrder(OrderAnnotation.class)
class Chapter15TransparencyIT {
    private static final String VIP = "10.20.0.10";
    private static final String CLIENT = "10.20.0.9";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Lab lab;
    private static RealServers servers;
    private static Browser browser;
    private static Appliance appliance;
    private static Api api;

    @BeforeAll
    static void unpack() {
        lab = Lab.exchange();
        lab.clientsBehindTheAppliance("10.20.0.1", CLIENT);
        servers = RealServers.start(lab);
        appliance = Appliance.start();
        api = appliance.api();
        api.post(
                Service.PATH,
                Service.http("MBOX-HTTP", VIP, "80").mailboxes(80, 100).body());
        api.post(
                Service.PATH,
                Service.tcp("MBOX-SMTP", VIP, "25").mailboxes(25, 100).body());
        api.commit();
        await().atMost(PATIENCE).until(() -> get().contains("MBOX"));
        browser = Browser.fresh();
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @Test
    @Order(1)
    void theServersSeeTheApplianceAtFirst() {
        assertThat(get()).contains("MBOX");
        assertThat(seen()).doesNotContain(CLIENT);
    }

    @Test
    @Order(2)
    void theServersSeeTheClientOnceItIsTicked() {
        Guide guide = new Guide(browser);
        guide.signIn();
        guide.dismissTheWizard();
        for (String label : new String[] {"MBOX-HTTP", "MBOX-SMTP"}) {
            browser.menu("Cluster Configuration", "Layer 7 - Virtual Services");
            browser.near(label).click("Modify");
            browser.section("Other").advanced();
            browser.section("Other").tick("Transparent Proxy");
            browser.screenshot("transparent-proxy");
            browser.click("Update");
        }
        browser.menu("Maintenance", "Restart Services");
        browser.main().press("Reload HAProxy");
        browser.waitUntil("nothing waits for a commit", () -> !browser.hasSection("Commit changes"));

        await().atMost(PATIENCE).until(() -> get().contains("MBOX") && seen().contains(CLIENT));
        try (Conversation mail = Conversation.plain(VIP, 25)) {
            assertThat(mail.greeted()).startsWith("MBOX");
        }
        assertThat(browser.console()).isEmpty();
    }

    @Test
    @Order(3)
    void aFirewallScriptThatEmptiesTheTableChangesNothing() {
        api.put("/local/security", Map.of("mode", "CUSTOM"));
        api.put("/maintenance/firewall-script", Map.of("script", "iptables -t mangle -F\n"));

        assertThat(get()).contains("MBOX");
        appliance.api().post("/maintenance/firewall-script/confirm", null); // over a connection of its own
        assertThat(get()).contains("MBOX");
    }

    private static String seen() {
        return servers.mbox1.clients() + " " + servers.mbox2.clients();
    }

    private static String get() {
        try (Conversation talk = Conversation.plain(VIP, 80)) {
            return talk.get("/").body();
        } catch (java.io.UncheckedIOException e) {
            return "";
        }
    }
}

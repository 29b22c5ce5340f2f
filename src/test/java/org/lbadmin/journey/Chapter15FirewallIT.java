package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.RealServers;
import org.lbadmin.lab.Service;
import tools.jackson.databind.JsonNode;

/** Who may send mail (9.2.4, 15.1), and rules that lock out their own author. */
@TestMethodOrder(OrderAnnotation.class)
class Chapter15FirewallIT {
    private static final String SMART_HOST = "192.168.30.50";
    private static final String IN_RANGE = "192.168.30.55";
    private static final int SECONDS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String SCRIPT = "/maintenance/firewall-script";

    private static final String EXAMPLE_1 = """

            # Lockdown SMTP inbound connections
            VIP1="192.168.30.10"
            SRC1="192.168.30.50"
            iptables -A INPUT -p tcp --src $SRC1 --dst $VIP1 --destination-port 25 -j ACCEPT
            iptables -A INPUT -p tcp --dport 25 -j DROP
            """;

    private static final String EXAMPLE_2 = """
            VIP1="192.168.30.10"
            SRC1="192.168.30.50-192.168.30.60"
            iptables -A INPUT -p tcp -m iprange --src-range $SRC1 --destination $VIP1 --destination-port 25 -j ACCEPT
            iptables -A INPUT -p tcp --dport 25 -j DROP
            """;

    private static Lab lab;
    private static Appliance appliance;
    private static Browser browser;
    private static Api api;

    @BeforeAll
    static void unpack() {
        lab = Lab.exchange();
        lab.clientAlsoAt(SMART_HOST, IN_RANGE);
        RealServers.start(lab);
        appliance = Appliance.start(Map.of("LBADMIN_FIREWALL_CONFIRM_SECONDS", Integer.toString(SECONDS)));
        api = appliance.api();
        api.post(
                Service.PATH,
                Service.tcp("MBOX-SMTP", Guide.VIP, "25").mailboxes(25, 100).body());
        api.commit();
        await().atMost(PATIENCE).until(() -> maySendMail(Lab.CLIENT));
        browser = Browser.fresh();
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @Test
    @Order(1)
    void locksDownSmtpAsTheGuideSays() {
        Guide guide = new Guide(browser);
        guide.signIn();
        guide.dismissTheWizard();
        browser.menu("Maintenance", "Firewall Script");
        assertThat(browser.text()).contains("The Firewall Script is locked");
        assertThat(browser.main().has("Update")).isFalse();

        browser.menu("Local Configuration", "Security");
        browser.choose("Appliance Security Mode", "Custom");
        browser.click("Update");
        browser.menu("Maintenance", "Firewall Script");
        browser.append("Firewall Script", EXAMPLE_1);
        browser.screenshot("firewall-script");
        browser.click("Update");
        browser.sees("Firewall Script updated");

        assertThat(maySendMail(SMART_HOST)).isTrue();
        assertThat(maySendMail(Lab.CLIENT)).isFalse();
        assertThat(maySendMail(IN_RANGE)).isFalse();
        assertThat(browser.hasSection("Commit changes")).isFalse();
        browser.menu("View Configuration", "Firewall Rules");
        assertThat(browser.text()).contains("dpt:25", "192.168.30.50");
        browser.screenshot("firewall-rules");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    @Order(2)
    void aMistakeIsMarkedInItsLine() {
        browser.menu("Maintenance", "Firewall Script");
        browser.append("Firewall Script", "iptables -A INPUT -p tcp --dport 25 -j DORP");
        browser.click("Update");

        browser.sees("nothing was changed");
        assertThat(browser.textOf(".editor-words")).contains("DORP");
        browser.screenshot("firewall-refused");
        assertThat(maySendMail(SMART_HOST)).isTrue();
        assertThat(maySendMail(Lab.CLIENT)).isFalse();
    }

    @Test
    @Order(3)
    void aRangeMaySendMail() {
        tries(EXAMPLE_2, false);
        assertThat(asked("POST", SCRIPT + "/confirm").path("state").asString(""))
                .isEqualTo("CONFIRMED");

        assertThat(maySendMail(SMART_HOST)).isTrue();
        assertThat(maySendMail(IN_RANGE)).isTrue();
        assertThat(maySendMail(Lab.CLIENT)).isFalse();
    }

    @Test
    @Order(4)
    void whoLocksThemselvesOutIsWarnedAndComesBackInAlsoWhenTheWebProcessDies() {
        String lockOut = "iptables -A INPUT -p tcp --dport 9443 --src " + Lab.CLIENT + " -j DROP\n";
        Api.Answer warned = api.send("PUT", SCRIPT, Map.of("script", lockOut));
        assertThat(warned.status()).isEqualTo(409);
        assertThat(warned.body().path("detail").asString("")).contains("the WebUI (port 9443)");

        tries(lockOut, true);
        assertThat(appliance.rules()).contains("--dport 9443").doesNotContain("--dport 25");
        appliance.killWeb();

        await().atMost(PATIENCE).until(() -> appliance.rules().contains("--dport 25"));
        assertThat(appliance.rules()).doesNotContain("--dport 9443");
        appliance.startWeb();
        JsonNode now = asked("GET", SCRIPT);
        assertThat(now.path("trial").path("state").asString("")).isEqualTo("REVERTED");
        assertThat(now.path("script").asString("")).isEqualTo(EXAMPLE_2);
        assertThat(maySendMail(IN_RANGE)).isTrue();
    }

    private static void tries(String script, boolean evenIfBlocked) {
        Api.Answer answer = api.send("PUT", SCRIPT, Map.of("script", script, "evenIfBlocked", evenIfBlocked));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    }

    /** The appliance closes connections that are older than the rules, perhaps just when we ask on one. */
    private static JsonNode asked(String method, String path) {
        return await().atMost(PATIENCE)
                .ignoreException(UncheckedIOException.class)
                .until(() -> api.send(method, path, null), answer -> answer.status() == 200)
                .body();
    }

    private static boolean maySendMail(String from) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.setSoTimeout(1500);
            socket.connect(new InetSocketAddress(Guide.VIP, 25), 1500);
            return socket.getInputStream().read() > 0;
        } catch (IOException e) {
            return false;
        }
    }
}

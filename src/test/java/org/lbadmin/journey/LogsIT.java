package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Client;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.RealServers;
import org.lbadmin.lab.Service;

/** The log of layer 7 in front of a person: new lines come by themselves, and are text whatever a client sent. */
class LogsIT {
    private static Lab lab;
    private static Browser browser;

    @BeforeAll
    static void serve() {
        lab = Lab.exchange();
        RealServers.start(lab);
        Api api = Appliance.start().api();
        api.post(
                Service.PATH,
                Service.http("WEB", Guide.VIP, "80").mailboxes(80, 100).body());
        api.patch("/cluster/layer7/advanced", Map.of("logging", true));
        api.commit();
        browser = Browser.fresh();
        browser.signIn(Appliance.USER, Appliance.PASSWORD);
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @Test
    void newLinesAppearAndStopWhilePaused() {
        Client.http(Guide.VIP, "/first");
        browser.menu("Logs", "Layer 7");
        browser.sees("GET /first HTTP/1.1");
        browser.sees("New lines appear by themselves.");

        Client.http(Guide.VIP, "/<b>bold</b><script>alert(1)</script>");

        browser.sees("GET /<b>bold</b><script>alert(1)</script> HTTP/1.1");
        assertThat(browser.textsOf("#log b")).isEmpty();
        look("live");

        browser.press("Pause");
        Client.http(Guide.VIP, "/while-paused");
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(8))
                .until(() -> !browser.text().contains("/while-paused"));
        browser.press("Resume");
        browser.sees("GET /while-paused HTTP/1.1");
    }

    @Test
    void aSearchFindsWhatItLooksForAndGoesOn() {
        Client.http(Guide.VIP, "/needle-one");
        Client.http(Guide.VIP, "/hay");
        browser.open("/logs/layer7");
        browser.sees("/hay");
        browser.fill("Search", "NEEDLE");
        browser.press("Refresh");
        browser.waitUntil(
                "only what it looked for",
                () -> browser.textOf("#log").contains("/needle-one")
                        && !browser.textOf("#log").contains("/hay"));

        Client.http(Guide.VIP, "/hay-two");
        Client.http(Guide.VIP, "/needle-two");

        browser.sees("/needle-two");
        assertThat(browser.textOf("#log")).doesNotContain("/hay-two");
        look("search");
        assertThat(browser.links("main")).anyMatch(link -> link.endsWith("/logs/layer7/download"));
        assertThat(browser.console()).isEmpty();
    }

    private static void look(String name) {
        assertThat(browser.looks().problems()).isEmpty();
        browser.screenshot("logs-" + name);
        browser.looks().media("dark");
        browser.looks().width(390);
        browser.screenshot("logs-" + name + "-narrow-dark");
        browser.looks().width(0);
        browser.looks().media("");
    }
}

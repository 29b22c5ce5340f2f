package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Service;

/** What a person sees who switches a virtual service to another mode, and who makes one without a listener. */
class ModesIT {
    private static final String UNUSED = "Not used while Layer 7 Protocol is TCP Mode: Compression, Enable HSTS,";

    private static Lab lab;
    private static Api api;
    private static Browser browser;

    @BeforeAll
    static void serve() {
        lab = Lab.exchange();
        api = Appliance.start().api();
        api.post(
                Service.PATH,
                Service.http("WEB", Guide.VIP, "80")
                        .with("persistence", Map.of("mode", "HTTP_COOKIE"))
                        .with("http", Map.of("compression", true, "hsts", true))
                        .with("headerRules", List.of(Map.of("name", "X-Site", "value", "Berlin")))
                        .mailboxes(80, 100)
                        .body());
        browser = Browser.fresh();
        browser.signIn(Appliance.USER, Appliance.PASSWORD);
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @Test
    void thePageSaysWhatIsNotUsedBeforeAndAfterUpdate() {
        browser.open(Service.PATH + "/WEB");
        assertThat(browser.text()).doesNotContain("Not used");
        browser.choose("Layer 7 Protocol", "TCP Mode");
        browser.sees(UNUSED);
        browser.sees("persistence by HTTP Cookie (Source IP instead), 1 header rule.");
        look("switched");
        browser.choose("Layer 7 Protocol", "HTTP Mode");
        assertThat(browser.text()).doesNotContain("Not used");
        browser.choose("Layer 7 Protocol", "TCP Mode");

        browser.click("Update");

        browser.sees("Virtual service WEB updated.");
        browser.sees(UNUSED);
        browser.near("WEB").click("Modify");
        browser.sees(UNUSED);
        assertThat(browser.text()).doesNotContain("Changed, not updated yet");
        browser.choose("Layer 7 Protocol", "HTTP Mode");
        browser.click("Update");
        browser.sees("Virtual service WEB updated.");
        assertThat(api.get(Service.PATH).get(0).get("protocol").asString()).isEqualTo("HTTP");
        assertThat(api.get(Service.PATH).get(0).at("/http/compression").asBoolean())
                .isTrue();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void aCopySaysWhatItTakesAlong() {
        browser.open("/cluster/layer7/add-virtual-service?from=WEB");
        assertThat(browser.text()).doesNotContain("Not used");

        browser.choose("Layer 7 Protocol", "TCP Mode");

        browser.sees("Not used while Layer 7 Protocol is TCP Mode: "
                + "persistence by HTTP Cookie (Source IP instead), 1 header rule.");
    }

    @Test
    void aBackendOnlyIsMadeWithoutAnAddress() {
        browser.menu("Cluster Configuration", "Layer 7 - Virtual Services");
        browser.click("Add a new Virtual Service");
        browser.fill("Label", "IMAGES");
        browser.section("Virtual Service").advanced();
        browser.tick("Create Backend Only");
        assertThat(browser.text()).doesNotContain("IP Address");
        look("backend-only");

        browser.click("Update");

        browser.sees("Virtual service IMAGES added.");
        browser.sees("backend only");
        look("backend-only-list");
        assertThat(browser.console()).isEmpty();
    }

    private static void look(String name) {
        assertThat(browser.looks().problems()).isEmpty();
        for (String theme : List.of("light", "dark")) {
            browser.looks().media(theme);
            browser.screenshot(name + "-" + theme);
            browser.looks().width(390);
            browser.screenshot(name + "-" + theme + "-390");
            browser.looks().width(0);
        }
        browser.looks().media("");
    }
}

package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Service;

/** The statistics page of HAProxy, and its lock, switched by a person in a browser. */
class AdvancedIT {
    private static final String PASSWORD = "it's 100% #mine";
    private static final String PAGE = "/cluster/layer7/advanced";

    private static Lab lab;
    private static Appliance appliance;
    private static Browser browser;

    @BeforeAll
    static void serve() {
        lab = Lab.exchange();
        appliance = Appliance.start();
        Api api = appliance.api();
        api.post(Service.PATH, Service.http("MBOX-HTTP", Guide.VIP, "80").body());
        api.commit();
        browser = Browser.fresh();
        browser.signIn(Appliance.USER, Appliance.PASSWORD);
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @Test
    void aPasswordOpensThePageAndTheLockKeepsItAsItIs() throws Exception {
        browser.open(PAGE);
        browser.fill("Statistics password", PASSWORD);
        browser.click("Update");
        browser.sees("Layer 7 advanced configuration updated.");
        browser.open("/maintenance/commit");
        assertThat(browser.text()).contains("stats auth loadbalancer:***").doesNotContain(PASSWORD);
        reload(2);
        assertThat(statistics(PASSWORD)).isEqualTo(200);
        assertThat(statistics("wrong")).isEqualTo(401);
        browser.open("/view/layer7");
        assertThat(browser.text()).contains("stats auth loadbalancer:***").doesNotContain(PASSWORD);

        browser.open(PAGE);
        browser.tick("Lock HAProxy Configuration");
        browser.click("Update");
        browser.sees("Layer 7 is locked");
        assertThat(browser.has("Reload HAProxy")).isFalse();
        String running = appliance.configuration();
        browser.tick("Switch the statistics page off");
        browser.click("Update");
        browser.sees("HAProxy runs on unchanged, and what was saved waits.");
        look();
        assertThat(browser.has("Reload HAProxy")).isFalse();

        appliance.killWeb();
        appliance.startWeb();

        assertThat(appliance.configuration()).isEqualTo(running);
        assertThat(statistics(PASSWORD)).isEqualTo(200);

        browser.signIn(Appliance.USER, Appliance.PASSWORD);
        browser.open(PAGE);
        browser.untick("Lock HAProxy Configuration");
        browser.click("Update");
        reload(3);
        assertThat(statistics(PASSWORD)).isZero();
        assertThat(appliance.configuration()).isNotEqualTo(running);
    }

    /** Until the new release is the live one: HAProxy answers with it a while before that. */
    private static void reload(int release) {
        browser.press("Reload HAProxy");
        browser.sees("HAProxy: release " + release + " is live.");
    }

    private static void look() {
        assertThat(browser.looks().problems()).isEmpty();
        for (String theme : new String[] {"dark", "light"}) {
            browser.looks().media(theme);
            browser.screenshot("advanced-" + theme);
            browser.looks().width(390);
            browser.screenshot("advanced-narrow-" + theme);
            browser.looks().width(0);
        }
        browser.looks().media("");
    }

    /** The status of an answer; 0 while nobody answers. */
    private static int statistics(String password) throws InterruptedException {
        byte[] both = ("loadbalancer:" + password).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://192.168.30.1:7777/"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}

package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Service;

/** A health check script, written on its page and chosen where it is used. */
class ScriptChoiceIT {
    private static Lab lab;
    private static Api api;
    private static Browser browser;

    @BeforeAll
    static void serve() {
        lab = Lab.exchange();
        api = Appliance.start().api();
        api.put("/local/security", Map.of("mode", "CUSTOM"));
        api.post(
                Service.PATH,
                Service.http("WEB", Guide.VIP, "80").mailboxes(80, 100).body());
        api.post(
                "/cluster/layer4/virtual-services",
                Map.of(
                        "label",
                        "PACKETS",
                        "ipAddress",
                        Guide.VIP,
                        "ports",
                        "25",
                        "realServers",
                        List.of(Map.of("label", "MBOX1", "ipAddress", "192.168.30.20"))));
        browser = Browser.fresh();
        browser.signIn(Appliance.USER, Appliance.PASSWORD);
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource({
        "layer7, WEB, Health Checks, External check script, Virtual service WEB updated.",
        "layer4, PACKETS, Check Type, External script, Virtual service PACKETS updated."
    })
    void isOfferedOnceItIsThere(String layer, String service, String type, String field, String done) {
        String script = layer + ".sh";
        browser.menu("Cluster Configuration", "Health Check Scripts");
        browser.click("Add a new Health Check Script");
        browser.fill("Name", script);
        browser.click("Update");
        browser.sees(script);

        browser.open("/cluster/" + layer + "/virtual-services/" + service);
        browser.choose(type, "External script");
        browser.choose(field, script);
        browser.screenshot("script-" + layer);
        browser.click("Update");

        browser.sees(done);
        assertThat(api.get("/cluster/" + layer + "/virtual-services/" + service)
                        .at("/healthCheck/script")
                        .asString())
                .isEqualTo(script);
        browser.menu("Cluster Configuration", "Health Check Scripts");
        assertThat(browser.textsOf("tbody tr")).anyMatch(row -> row.contains(script) && row.contains(service));
        assertThat(browser.console()).isEmpty();
    }
}

package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Service;
import org.lbadmin.lab.Termination;

/** The form of an SSL termination as the guide shows it (10.2.1 e), filled by a person in a browser. */
class TerminationFormIT {
    private static final String ASSOCIATED = "Associated Virtual Service";
    private static final String BIND = "Bind Proxy Protocol to L7 VIP";

    private static Lab lab;
    private static Api api;
    private static Browser browser;

    @BeforeAll
    static void serve() {
        lab = Lab.exchange();
        api = Appliance.start().api();
        api.post(Service.PATH, Service.http("MBOX-HTTP", Guide.VIP, "80").body());
        api.post(Service.PATH, Service.http("OTHER", Guide.VIP, "81").body());
        browser = Browser.fresh();
        browser.signIn(Appliance.USER, Appliance.PASSWORD);
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @BeforeEach
    void openTheForm() {
        api.get(Termination.PATH)
                .forEach(one ->
                        api.delete(Termination.PATH + "/" + one.get("label").asString()));
        browser.menu("Cluster Configuration", "SSL Termination");
        browser.click("Add a new Virtual Service");
    }

    @Test
    void theAssociatedServiceNamesTheTerminationUntilSomebodyDoes() {
        browser.choose(ASSOCIATED, "OTHER");
        assertThat(browser.value("Label")).isEqualTo("SSL-OTHER");
        assertThat(browser.value(BIND)).isEqualTo("OTHER");
        browser.choose(ASSOCIATED, "MBOX-HTTP");
        assertThat(browser.value("Label")).isEqualTo("SSL-MBOX-HTTP");
        assertThat(browser.value(BIND)).isEqualTo("MBOX-HTTP");
        assertThat(browser.value("SSL Certificate")).isEqualTo("Default Self Signed Certificate (server)");
        browser.fill("Label", "OWA");
        browser.choose(BIND, "OTHER");
        browser.choose(ASSOCIATED, "OTHER");
        browser.choose(ASSOCIATED, "MBOX-HTTP");
        assertThat(browser.value("Label")).isEqualTo("OWA");
        browser.screenshot("termination-form");
        browser.choose(BIND, "MBOX-HTTP");

        browser.click("Update");

        browser.sees("SSL termination OWA added.");
        assertThat(api.get(Termination.PATH).get(0).get("bindProxyProtocolTo").isNull())
                .isTrue();
        browser.near("OWA").click("Modify");
        assertThat(browser.value(BIND)).isEqualTo("MBOX-HTTP");
        assertThat(browser.text()).doesNotContain("Not updated yet");
        browser.choose(ASSOCIATED, "OTHER");
        assertThat(browser.value(BIND)).isEqualTo("OTHER");
        browser.click("Update");
        browser.sees("SSL termination OWA updated.");
    }

    @Test
    void showsWhatAppliesAndNothingElse() {
        browser.choose(ASSOCIATED, "Custom");
        assertThat(browser.text()).contains("Backend IP Address").doesNotContain(BIND);
        browser.choose(ASSOCIATED, "MBOX-HTTP");
        assertThat(browser.text()).contains(BIND, "Source IP Address").doesNotContain("Backend IP Address");
        browser.untick("Enable Proxy Protocol");
        assertThat(browser.text()).doesNotContain(BIND);
        assertThat(browser.hasSection("Custom SSL Operation Mode")).isFalse();
        browser.choose("SSL Operation Mode", "Custom");
        assertThat(browser.hasSection("Custom SSL Operation Mode")).isTrue();
        browser.section("SSL Termination").advanced();
        browser.choose("SSL Terminator", "HAProxy");
        assertThat(browser.text()).doesNotContain("Source IP Address");
        browser.screenshot("termination-custom");
    }

    @Test
    void anSniRuleIsAddedAndAVirtualServiceInUseIsNotDeleted() {
        browser.choose(ASSOCIATED, "MBOX-HTTP");
        browser.click("Update");
        browser.near("SSL-MBOX-HTTP").click("Modify");
        browser.click("Add a new SNI Rule");
        browser.fill("Label", "SHOP");
        browser.fill("SNI Host Name", "shop.example.com");
        browser.choose("Virtual Service", "OTHER");
        browser.screenshot("sni-rule-form");
        browser.click("Update");
        browser.sees("shop.example.com");
        browser.screenshot("sni-rules");
        browser.menu("Cluster Configuration", "Layer 7 - Virtual Services");
        browser.near("OTHER").click("Delete");
        browser.sees("OTHER is used by SSL-MBOX-HTTP.");
        assertThat(browser.has("Delete OTHER")).isFalse();
    }
}

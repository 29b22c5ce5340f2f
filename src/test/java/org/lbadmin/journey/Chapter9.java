package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Lab.Machine;
import org.lbadmin.lab.Place;

/**
 * Chapter 9 of the Exchange 2016 deployment guide, "Configuring the load balancer", followed word for word: the methods
 * are its sections, the strings its labels.
 */
final class Chapter9 extends Guide {
    Chapter9(Browser browser) {
        super(browser);
    }

    /** 9.2.1 */
    void mailboxHttps() {
        addVirtualService("MBOX-HTTPS", "443", "TCP Mode");
        browser.near("MBOX-HTTPS").click("Modify");
        browser.choose("Balance mode", "Weighted Round Robin");
        browser.section("Persistence").choose("Persistence Mode", "None");
        Place checks = browser.section("Health Checks");
        checks.choose("Health Checks", "Negotiate HTTPS (GET)");
        checks.fill("Request to send", "owa/healthcheck.htm");
        checks.fill("Response expected", "200 OK");
        thirtyMinutes();
        browser.screenshot("chapter9-modify");
        browser.click("Update");
        addRealServer("MBOX-HTTPS", "MBOX1", Machine.MBOX1.address(), "443");
        addRealServer("MBOX-HTTPS", "MBOX2", Machine.MBOX2.address(), "443");
    }

    /** 15.4, to which 9.2.1 c) leads */
    void redirect() {
        addVirtualService("HTTP-redirect", "80", "HTTP Mode");
        browser.near("HTTP-redirect").click("Modify");
        browser.section("Persistence").choose("Persistence Mode", "None");
        browser.choose("Force to HTTPS", "Yes");
        browser.click("Update");
    }

    /** 9.2.6 */
    void reloadHaproxy() {
        assertThat(browser.hasSection("Commit changes")).isTrue();
        browser.menu("Maintenance", "Restart Services");
        browser.screenshot("chapter9-services");
        browser.main().press("Reload HAProxy");
        browser.waitUntil("nothing waits for a commit", () -> !browser.hasSection("Commit changes"));
        browser.screenshot("chapter9-reloaded");
    }
}

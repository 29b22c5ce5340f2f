package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Lab.Machine;
import org.lbadmin.lab.Pfx;
import org.lbadmin.lab.Place;

/** Chapter 10 of the Exchange 2016 deployment guide, "with SSL Offload", followed word for word. */
final class Chapter10 extends Guide {
    Chapter10(Browser browser) {
        super(browser);
    }

    /** 10.2.1 a) and b) */
    void mailboxHttp() {
        addVirtualService("MBOX-HTTP", "80", "HTTP Mode");
        browser.near("MBOX-HTTP").click("Modify");
        browser.choose("Balance mode", "Weighted Round Robin");
        browser.section("Persistence").choose("Persistence Mode", "None");
        Place checks = browser.section("Health Checks");
        checks.choose("Health Checks", "Negotiate HTTPS (GET)");
        checks.fill("Request to send", "owa/healthcheck.htm");
        checks.fill("Response expected", "200 OK");
        thirtyMinutes();
        assertThat(browser.ticked("Set X-Forwarded-For Header")).isTrue();
        browser.click("Update");
        addRealServer("MBOX-HTTP", "MBOX1", Machine.MBOX1.address(), "443", true);
        addRealServer("MBOX-HTTP", "MBOX2", Machine.MBOX2.address(), "443", true);
    }

    /** 10.2.1 d) */
    void uploadTheCertificate(Pfx exported) {
        browser.menu("Cluster Configuration", "SSL Certificates");
        browser.click("Add a new SSL Certificate");
        browser.pick("Upload prepared PEM/PFX file");
        browser.fill("Label", "ExchangeCert");
        browser.attach("File to upload", exported.file());
        browser.fill("PFX File Password", Pfx.PASSWORD);
        browser.screenshot("chapter10-upload");
        browser.click("Upload Certificate");
        browser.sees("Information: ExchangeCert SSL Certificate uploaded successfully.");
        browser.screenshot("chapter10-uploaded");
    }

    /** 10.2.1 e) */
    void terminate() {
        browser.menu("Cluster Configuration", "SSL Termination");
        browser.click("Add a new Virtual Service");
        browser.choose("Associated Virtual Service", "MBOX-HTTP");
        assertThat(browser.value("Label")).isEqualTo("SSL-MBOX-HTTP");
        assertThat(browser.value("Virtual Service Port")).isEqualTo("443");
        assertThat(browser.value("SSL Operation Mode")).isEqualTo("High Security");
        assertThat(browser.value("Source IP Address")).isEmpty();
        assertThat(browser.ticked("Enable Proxy Protocol")).isTrue();
        assertThat(browser.value("Bind Proxy Protocol to L7 VIP")).isEqualTo("MBOX-HTTP");
        browser.choose("SSL Certificate", "ExchangeCert");
        browser.screenshot("chapter10-termination");
        browser.click("Update");
    }

    /**
     * 10.2.1 f). The guide leads to 15.4, which wants another virtual service on port 80 of the same address; here
     * MBOX-HTTP has it, so that it is MBOX-HTTP itself that sends plain requests to https.
     */
    void redirect() {
        browser.menu("Cluster Configuration", "Layer 7 - Virtual Services");
        browser.near("MBOX-HTTP").click("Modify");
        browser.choose("Force to HTTPS", "Yes");
        browser.click("Update");
    }

    /** 10.2.6 */
    void reload() {
        assertThat(browser.hasSection("Commit changes")).isTrue();
        browser.menu("Maintenance", "Restart Services");
        browser.screenshot("chapter10-services");
        browser.main().press("Reload HAProxy");
        browser.waitUntil(
                "HAProxy is done", () -> !browser.section("Commit changes").has("Reload HAProxy"));
        browser.menu("Maintenance", "Restart Services");
        browser.main().press("Reload STunnel");
        browser.waitUntil("nothing waits for a commit", () -> !browser.hasSection("Commit changes"));
        browser.screenshot("chapter10-reloaded");
    }
}

package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Lab.Machine;
import org.lbadmin.lab.Place;

/** Chapter 11 of the Exchange 2016 deployment guide, "Using Layer 4 DR Mode", followed word for word. */
final class Chapter11 extends Guide {
    Chapter11(Browser browser) {
        super(browser);
    }

    /** 11.2.1 */
    void packetsOfHttps() {
        addPacketService("MBOX-HTTPS", "443");
        browser.near("MBOX-HTTPS").click("Modify");
        browser.choose("Balance mode", "Weighted Round Robin");
        browser.section("Persistence").untick("Persistence");
        Place checks = browser.section("Health Checks");
        checks.choose("Check Type", "Negotiate");
        checks.choose("Protocol", "HTTPS");
        checks.fill("Request to send", "owa/healthcheck.htm");
        checks.fill("Response expected", "200 OK");
        browser.screenshot("chapter11-modify");
        browser.click("Update");
        addMailboxes("MBOX-HTTPS");
    }

    /** 11.2.2 */
    void packetsOfImap() {
        addPacketService("MBOX-IMAP4", "143,993");
        browser.near("MBOX-IMAP4").click("Modify");
        browser.choose("Balance mode", "Weighted Round Robin");
        browser.section("Persistence").untick("Persistence");
        browser.click("Update");
        addMailboxes("MBOX-IMAP4");
    }

    /** 11.2.3 */
    void packetsOfSmtp() {
        addPacketService("MBOX-SMTP", "25");
        browser.near("MBOX-SMTP").click("Modify");
        browser.section("Persistence").untick("Persistence");
        browser.click("Update");
        addMailboxes("MBOX-SMTP");
    }

    private void addPacketService(String label, String ports) {
        browser.menu("Cluster Configuration", "Layer 4 - Virtual Services");
        browser.click("Add a New Virtual Service");
        assertThat(browser.text()).contains("Layer 4 - Add a new Virtual Service");
        browser.fill("Label", label);
        browser.fill("IP Address", VIP);
        browser.fill("Ports", ports);
        assertThat(browser.section("Protocol").value("Protocol")).isEqualTo("TCP");
        assertThat(browser.value("Forwarding Method")).isEqualTo("Direct Routing");
        browser.click("Update");
    }

    private void addMailboxes(String service) {
        addPacketServer(service, "MBOX1", Machine.MBOX1.address());
        addPacketServer(service, "MBOX2", Machine.MBOX2.address());
    }

    private void addPacketServer(String service, String label, String address) {
        browser.menu("Cluster Configuration", "Layer 4 - Real Servers");
        browser.near(service).click("Add a new Real Server");
        assertThat(browser.text()).contains("Layer 4 Add a new Real Server").doesNotContain("Real Server Port");
        browser.fill("Label", label);
        browser.fill("Real Server IP Address", address);
        assertThat(browser.value("Weight")).isEqualTo("100");
        assertThat(browser.value("Minimum Connections")).isEqualTo("0");
        assertThat(browser.value("Maximum Connections")).isEqualTo("0");
        browser.click("Update");
    }
}

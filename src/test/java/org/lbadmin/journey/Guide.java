package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Lab.Machine;
import org.lbadmin.lab.Place;

/** What chapters of the deployment guide have in common: their steps by the labels on the screen. */
class Guide {
    static final String VIP = "192.168.30.10";

    final Browser browser;

    Guide(Browser browser) {
        this.browser = browser;
    }

    void signIn() {
        browser.signIn(Appliance.USER, Appliance.PASSWORD);
        browser.sees("System Overview");
    }

    /** The question after the first sign-in. */
    void dismissTheWizard() {
        browser.sees("Would you like to run the Setup Wizard?");
        browser.screenshot("guide-first");
        browser.click("Dismiss");
        assertThat(browser.text()).doesNotContain("Would you like to run the Setup Wizard?");
    }

    /** 9.2.2, 10.2.2 */
    void mailboxImap() {
        addVirtualService("MBOX-IMAP4", "143,993", "TCP Mode");
        browser.near("MBOX-IMAP4").click("Modify");
        browser.choose("Balance mode", "Weighted Round Robin");
        browser.section("Persistence").choose("Persistence Mode", "None");
        thirtyMinutes();
        browser.click("Update");
        addRealServer("MBOX-IMAP4", "MBOX1", Machine.MBOX1.address(), "");
        addRealServer("MBOX-IMAP4", "MBOX2", Machine.MBOX2.address(), "");
    }

    /** 9.2.3, 10.2.3 */
    void mailboxSmtp() {
        addVirtualService("MBOX-SMTP", "25", "TCP Mode");
        browser.near("MBOX-SMTP").click("Modify");
        browser.section("Persistence").choose("Persistence Mode", "None");
        thirtyMinutes();
        browser.click("Update");
        addRealServer("MBOX-SMTP", "MBOX1", Machine.MBOX1.address(), "25");
        addRealServer("MBOX-SMTP", "MBOX2", Machine.MBOX2.address(), "25");
    }

    /** 9.2.5, 10.2.5 */
    void kerberos() {
        browser.menu("Cluster Configuration", "Layer 7 - Advanced Configuration");
        browser.fill("Request buffer length", "51200");
        browser.click("Update");
        assertThat(browser.value("Request buffer length")).isEqualTo("51200");
    }

    void addVirtualService(String label, String ports, String mode) {
        browser.menu("Cluster Configuration", "Layer 7 - Virtual Services");
        browser.click("Add a New Virtual Service");
        assertThat(browser.text()).contains("Layer 7 - Add a new Virtual Service");
        browser.fill("Label", label);
        browser.fill("IP Address", VIP);
        browser.fill("Ports", ports);
        browser.choose("Layer 7 Protocol", mode);
        browser.click("Update");
    }

    void thirtyMinutes() {
        Place other = browser.section("Other");
        other.advanced();
        other.tick("Timeout");
        other.fill("Client Timeout", "30m");
        other.fill("Real Server Timeout", "30m");
    }

    void addRealServer(String service, String label, String address, String port) {
        addRealServer(service, label, address, port, false);
    }

    void addRealServer(String service, String label, String address, String port, boolean reEncrypt) {
        browser.menu("Cluster Configuration", "Layer 7 - Real Servers");
        browser.near(service).click("Add a new Real Server");
        assertThat(browser.text()).contains("Layer 7 Add a new Real Server");
        browser.fill("Label", label);
        browser.fill("Real Server IP Address", address);
        browser.fill("Real Server Port", port);
        assertThat(browser.ticked("Re-Encrypt to Backend")).isFalse();
        assertThat(browser.value("Weight")).isEqualTo("100");
        if (reEncrypt) {
            browser.tick("Re-Encrypt to Backend");
        }
        browser.click("Update");
    }
}

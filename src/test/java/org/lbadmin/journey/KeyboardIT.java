package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Keyboard;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Lab.Machine;
import org.lbadmin.lab.RealServers;
import org.lbadmin.lab.Service;

/** A virtual service from the sign-in to its graph by somebody who has no mouse. */
class KeyboardIT {
    private static final String VIP = "192.168.30.10";
    private static final String LABEL = "MBOX-HTTP";

    private static Lab lab;
    private static Appliance appliance;
    private static Browser browser;
    private static Keyboard keys;

    @BeforeAll
    static void start() {
        lab = Lab.exchange();
        RealServers.start(lab);
        appliance = Appliance.start();
        appliance
                .api()
                .post(
                        Service.PATH,
                        Service.tcp("ANOTHER", VIP, "8080").mailboxes(80, 100).body());
        browser = Browser.fresh();
        keys = browser.keyboard();
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @Test
    void everythingIsInReachOfTheKeyboard() {
        signIn();
        addVirtualService();
        addRealServer();
        changeHealthCheck();
        addAclRule("/owa", "https://one.example.com/");
        addAclRule("/owa/deep", "https://two.example.com/");
        moveUp();
        addHeaderRule();
        commit();
        readReport();
        explain();
        openGraph();
        lookCloser();
    }

    private static void signIn() {
        browser.open("/login");
        assertThat(keys.focus()).isEqualTo("Username");
        keys.type(Appliance.USER);
        keys.to("Password").type(Appliance.PASSWORD);
        keys.enter();
        arrives("System Overview");
    }

    private static void addVirtualService() {
        menu("Cluster Configuration", "Layer 7 - Virtual Services");
        main().to("Add a new Virtual Service").enter();
        arrives("Layer 7 - Add a new Virtual Service");
        main().to("Label").type(LABEL);
        keys.to("Help for Label").space();
        browser.sees("shown everywhere and used in logs");
        keys.escape();
        browser.waitUntil("the help is closed", () -> !browser.text().contains("shown everywhere and used in logs"));
        assertThat(keys.focus()).isEqualTo("Help for Label");
        keys.to("IP Address").type(VIP);
        keys.to("Ports").type("80");
        keys.to("Layer 7 Protocol").choose("HTTP Mode");
        keys.to("Update").enter();
        arrives("Layer 7 - Virtual Services");
    }

    private static void addRealServer() {
        menu(null, "Layer 7 - Real Servers");
        main().to("Add a new Real Server to " + LABEL).enter();
        arrives("Layer 7 Add a new Real Server");
        main().to("Label").type("MBOX1");
        keys.to("Real Server IP Address").type(Machine.MBOX1.address());
        keys.to("Real Server Port").type("80");
        // Enter in a field sends the form, too.
        keys.enter();
        arrives("Layer 7 - Real Servers");
    }

    /** From row to row with the arrows, as the list of keys says. */
    private static void changeHealthCheck() {
        menu(null, "Layer 7 - Virtual Services");
        main().to("ANOTHER").down();
        assertThat(keys.focus()).isEqualTo(LABEL);
        keys.enter();
        arrives("Layer 7 - Modify Virtual Service " + LABEL);
        main().to("Health Checks").choose("Negotiate HTTP (GET)");
        keys.to("Request to send").type("owa/healthcheck.htm");
        keys.to("Response expected").type("200 OK");
        keys.to("Update").enter();
        arrives("Layer 7 - Virtual Services");
    }

    private static void addAclRule(String path, String location) {
        openService();
        main().to("Add a new ACL Rule").enter();
        arrives("Layer 7 - Add a new ACL Rule " + LABEL);
        main().to("Type").choose("Path begins");
        keys.to("Value").type(path);
        keys.to("Action").choose("Redirect to");
        keys.to("Location").type(location);
        keys.to("Update").enter();
        browser.sees(location);
        menu(null, "Layer 7 - Virtual Services");
    }

    private static void moveUp() {
        openService();
        assertThat(firstRule()).contains("one.example.com");
        main().to("Move ACL rule 2 up").space();
        browser.waitUntil("the second rule is the first", () -> firstRule().contains("two.example.com"));
    }

    private static String firstRule() {
        return browser.textOf("[aria-labelledby=acl-rules] tbody tr");
    }

    private static void addHeaderRule() {
        main().to("Add a new Header Rule").enter();
        arrives("Layer 7 - Add a new Header Rule " + LABEL);
        main().to("Name").type("X-Site");
        keys.to("Value").type("Berlin");
        keys.to("Update").enter();
        browser.sees("X-Site");
    }

    /** The box stands before the content: one step back from it. */
    private static void commit() {
        main().backTo("Reload HAProxy").space();
        browser.waitUntil("nothing waits for a commit", () -> !browser.hasSection("Commit changes"));
        assertThat(appliance.configured()).contains(LABEL);
    }

    private static void readReport() {
        menu("Reports", "Layer 7 Status");
        String column = "[aria-sort]:has(a:focus)";
        main().to("Status").enter();
        browser.waitUntil(
                "sorted, and still in focus",
                () -> browser.attribute(column, "aria-sort").equals("ascending"));
        keys.enter();
        browser.waitUntil(
                "sorted the other way",
                () -> browser.attribute(column, "aria-sort").equals("descending"));
    }

    private static void explain() {
        menu(null, "Explain a request");
        main().to("Client address").type(Lab.CLIENT);
        keys.to("URL").type("http://" + VIP + "/owa/deep/down");
        keys.to("Explain").space();
        browser.sees("https://two.example.com/");
    }

    private static void openGraph() {
        menu(null, "System Overview");
        main().to("Real servers of " + LABEL).enter();
        browser.sees("MBOX1");
        keys.to("Graphs of MBOX1 " + LABEL).enter();
        arrives("Graphs " + LABEL + " MBOX1");
        main().to("Connections as a table").enter();
        arrives("Connections " + LABEL + " MBOX1");
    }

    private static void lookCloser() {
        menu(null, "Graphs");
        main().to("Memory Usage, + and - look closer and back, arrows move, 0 shows all");
        String part = "figure:focus-within [data-part]";
        assertThat(browser.textOf(part)).isEmpty();
        keys.key("+");
        browser.waitUntil("a part of it", () -> browser.textOf(part).contains(" - "));
        String middle = browser.textOf(part);
        keys.left();
        browser.waitUntil("the part before", () -> browser.textOf(part).compareTo(middle) < 0);
        keys.key("0");
        browser.waitUntil("all of it", () -> browser.textOf(part).isEmpty());
    }

    private static void openService() {
        main().to(LABEL).enter();
        arrives("Layer 7 - Modify Virtual Service " + LABEL);
    }

    /** Past the header and the menu, by the first link of every page. */
    private static Keyboard main() {
        keys.to("Skip to content").enter();
        return keys;
    }

    /** @param area to be unfolded first; null where it is open, because this page is in it */
    private static void menu(String area, String page) {
        if (area != null) {
            keys.to(area).space();
        }
        keys.to(page).enter();
        arrives(page);
    }

    private static void arrives(String heading) {
        browser.waitUntil(
                "the page " + heading,
                () -> browser.isComplete() && browser.textOf("h1").equals(heading));
    }
}

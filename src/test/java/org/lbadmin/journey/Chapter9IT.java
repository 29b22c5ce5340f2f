package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Client;
import org.lbadmin.lab.Conversation;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.RealServers;

/** Exchange behind the appliance, from the first sign-in to a server that is taken out for the night. */
@TestMethodOrder(OrderAnnotation.class)
class Chapter9IT {
    private static final String VIP = Guide.VIP;
    private static final Duration SECONDS = Duration.ofSeconds(30);

    private static Lab lab;
    private static RealServers servers;
    private static Appliance appliance;
    private static Browser browser;
    private static Overview overview;
    private static Chapter9 chapter;
    private static boolean configured;

    @BeforeAll
    static void unpack() {
        lab = Lab.exchange();
        servers = RealServers.start(lab);
        appliance = Appliance.start();
        browser = Browser.fresh();
        overview = new Overview(browser);
        chapter = new Chapter9(browser);
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @BeforeEach
    void onlyAfterTheGuide(TestInfo test) {
        assertThat(configured || test.getDisplayName().startsWith("isConfigured"))
                .as("configured as the guide says")
                .isTrue();
    }

    @Test
    @Order(1)
    void isConfiguredAsTheGuideSays() {
        chapter.signIn();
        chapter.dismissTheWizard();
        chapter.mailboxHttps();
        chapter.mailboxImap();
        chapter.mailboxSmtp();
        chapter.redirect();
        chapter.kerberos();
        chapter.reloadHaproxy();

        assertThat(appliance.configured()).containsExactly("HTTP-redirect", "MBOX-HTTPS", "MBOX-IMAP4", "MBOX-SMTP");
        assertThat(appliance.configuration()).contains("tune.bufsize 51200");
        configured = true;
    }

    @Test
    @Order(2)
    void balancesEveryServiceOfTheMailboxes() {
        everyServiceWorks();
    }

    @Test
    @Order(3)
    void showsWhichServerIsUnwell() {
        unwellAndBack();
    }

    @Test
    @Order(4)
    void haltsAndDrains() {
        haltAndBack();
        drainAndBack();
    }

    @Test
    @Order(5)
    void doesAllThatAfterTheWebProcessWasKilled() {
        overview.open();
        overview.unfold("MBOX-SMTP");
        overview.press("MBOX-SMTP", "MBOX2", "Halt");
        overview.shows("MBOX-SMTP", "MBOX2", "Halted");

        appliance.killWeb();
        assertThat(Client.tally(6, () -> Client.smtp(VIP))).isEqualTo(Map.of("MBOX1", 6));
        appliance.startWeb();
        browser.open("/");
        if (browser.has("Sign in")) {
            chapter.signIn();
        }

        assertThat(browser.hasSection("Commit changes")).isFalse();
        overview.open();
        overview.unfold("MBOX-SMTP");
        overview.shows("MBOX-SMTP", "MBOX2", "Halted");
        overview.press("MBOX-SMTP", "MBOX2", "Online (halt)");
        overview.shows("MBOX-SMTP", "MBOX2", "Up");
        everything();
    }

    @Test
    @Order(6)
    void doesAllThatAfterHaproxyWasKilled() {
        overview.open();
        overview.unfold("MBOX-SMTP");
        overview.press("MBOX-SMTP", "MBOX2", "Halt");
        overview.shows("MBOX-SMTP", "MBOX2", "Halted");

        appliance.killHaproxy();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> Client.tally(1, () -> Client.smtp(VIP)).containsKey("MBOX1"));
        assertThat(Client.tally(6, () -> Client.smtp(VIP))).isEqualTo(Map.of("MBOX1", 6));
        assertThat(appliance.words()).contains("haproxy died; starting it again");
        overview.open();
        assertThat(browser.text()).containsPattern("HAProxy died at .* and was started again");
        browser.screenshot("chapter9-haproxy-killed");
        overview.unfold("MBOX-SMTP");
        overview.press("MBOX-SMTP", "MBOX2", "Online (halt)");
        overview.shows("MBOX-SMTP", "MBOX2", "Up");
        everything();
    }

    private void everything() {
        everyServiceWorks();
        unwellAndBack();
        haltAndBack();
        drainAndBack();
    }

    private void everyServiceWorks() {
        Map<String, Integer> half = Map.of("MBOX1", 10, "MBOX2", 10);
        // A server that has just come up gets its share bit by bit.
        await().atMost(SECONDS)
                .untilAsserted(() ->
                        assertThat(Client.tally(20, () -> Client.https(VIP))).isEqualTo(half));
        await().atMost(SECONDS)
                .untilAsserted(() ->
                        assertThat(Client.tally(20, () -> Client.imap(VIP))).isEqualTo(half));
        await().atMost(SECONDS)
                .untilAsserted(() ->
                        assertThat(Client.tally(20, () -> Client.imaps(VIP))).isEqualTo(half));
        await().atMost(SECONDS)
                .untilAsserted(() ->
                        assertThat(Client.tally(8, () -> Client.smtp(VIP))).containsOnlyKeys("MBOX1", "MBOX2"));
        assertThat(Client.tally(8, () -> Client.certificate(VIP, 443))).containsOnlyKeys("CN=MBOX1", "CN=MBOX2");
        assertThat(Client.http(VIP, "/owa"))
                .startsWith("HTTP/1.1 302 ")
                .containsIgnoringCase("location: https://" + VIP + "/owa");
        assertThat(servers.mbox1.clients()).containsExactly("192.168.30.1");
    }

    private void unwellAndBack() {
        overview.open();
        overview.unfold("MBOX-HTTPS");
        servers.mbox2.unwell();
        overview.shows("MBOX-HTTPS", "MBOX2", "Down");

        assertThat(overview.colour("MBOX-HTTPS", "MBOX2")).satisfies(Chapter9IT::isRed);
        assertThat(overview.colour("MBOX-HTTPS", "MBOX1")).satisfies(Chapter9IT::isGreen);
        overview.shows("MBOX-HTTPS", List.of("Degraded"));
        browser.screenshot("chapter9-unwell");
        assertThat(Client.tally(6, () -> Client.https(VIP))).isEqualTo(Map.of("MBOX1", 6));

        servers.mbox2.well();
        overview.shows("MBOX-HTTPS", "MBOX2", "Up");
        assertThat(overview.colour("MBOX-HTTPS", "MBOX2")).satisfies(Chapter9IT::isGreen);
        overview.shows("MBOX-HTTPS", List.of("Up"));
    }

    private void haltAndBack() {
        overview.open();
        overview.unfold("MBOX-IMAP4");
        try (Conversation open = toMbox2()) {
            overview.press("MBOX-IMAP4", "MBOX2", "Halt");
            overview.shows("MBOX-IMAP4", "MBOX2", "Halted");

            assertThatThrownBy(open::ask).isInstanceOf(UncheckedIOException.class);
        }
        assertThat(overview.weight("MBOX-IMAP4", "MBOX2")).isEqualTo("0");
        assertThat(overview.buttons("MBOX-IMAP4", "MBOX2")).containsExactly("Online (halt)");
        assertThat(browser.hasSection("Commit changes")).isFalse();
        browser.screenshot("chapter9-halted");
        assertThat(Client.tally(6, () -> Client.imap(VIP))).isEqualTo(Map.of("MBOX1", 6));

        overview.press("MBOX-IMAP4", "MBOX2", "Online (halt)");
        overview.shows("MBOX-IMAP4", "MBOX2", "Up");
        assertThat(overview.weight("MBOX-IMAP4", "MBOX2")).isEqualTo("100");
    }

    private void drainAndBack() {
        overview.open();
        overview.unfold("MBOX-IMAP4");
        try (Conversation open = toMbox2()) {
            overview.press("MBOX-IMAP4", "MBOX2", "Drain");
            overview.shows("MBOX-IMAP4", "MBOX2", "Drained");

            assertThat(open.ask()).isEqualTo("MBOX2");
            assertThat(Client.tally(6, () -> Client.imap(VIP))).isEqualTo(Map.of("MBOX1", 6));
            assertThat(open.ask()).isEqualTo("MBOX2");
        }
        browser.screenshot("chapter9-drained");
        overview.press("MBOX-IMAP4", "MBOX2", "Online (drain)");
        overview.shows("MBOX-IMAP4", "MBOX2", "Up");
        await().atMost(SECONDS)
                .until(() -> Client.tally(2, () -> Client.imap(VIP)).containsKey("MBOX2"));
    }

    /** An open IMAP connection that was given to MBOX2. */
    private static Conversation toMbox2() {
        for (int i = 0; i < 100; i++) {
            Conversation open = Conversation.plain(VIP, 143);
            if (open.greeted().equals("MBOX2")) {
                return open;
            }
            open.close();
        }
        throw new AssertionError("MBOX2 gets no connection.");
    }

    private static void isRed(List<? extends Long> colour) {
        assertThat(colour.get(0)).as("red in " + colour).isGreaterThan(Math.max(colour.get(1), colour.get(2)));
    }

    private static void isGreen(List<? extends Long> colour) {
        assertThat(colour.get(1)).as("green in " + colour).isGreaterThan(Math.max(colour.get(0), colour.get(2)));
    }
}

package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
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
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Pfx;
import org.lbadmin.lab.RealServers;

/** Exchange behind an appliance that ends TLS. */
@TestMethodOrder(OrderAnnotation.class)
class Chapter10IT {
    private static final String VIP = Guide.VIP;
    private static final Duration SECONDS = Duration.ofSeconds(30);

    private static Lab lab;
    private static RealServers servers;
    private static Appliance appliance;
    private static Browser browser;
    private static Chapter10 chapter;
    private static boolean configured;

    @BeforeAll
    static void unpack() {
        lab = Lab.exchange();
        servers = RealServers.start(lab);
        appliance = Appliance.start();
        browser = Browser.fresh();
        chapter = new Chapter10(browser);
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
        chapter.mailboxHttp();
        chapter.uploadTheCertificate(Pfx.of("mail.lbtestdom.com", "autodiscover.lbtestdom.com"));
        chapter.terminate();
        chapter.mailboxImap();
        chapter.mailboxSmtp();
        chapter.kerberos();
        chapter.redirect();
        chapter.reload();

        assertThat(appliance.configured()).containsExactly("MBOX-HTTP", "MBOX-IMAP4", "MBOX-SMTP");
        configured = true;
    }

    @Test
    @Order(2)
    void endsTlsWithTheUploadedCertificate() {
        everythingWorks();
    }

    @Test
    @Order(3)
    void tellsTheServersTheAddressOfTheClientOverTls() {
        await().atMost(SECONDS)
                .until(() -> Client.tally(4, () -> Client.https(VIP)).size() == 2);

        assertThat(servers.mbox1.forwarded()).containsExactly("https/" + Lab.CLIENT);
        assertThat(servers.mbox2.forwarded()).containsExactly("https/" + Lab.CLIENT);
        assertThat(servers.mbox1.served("http")).isZero();
    }

    @Test
    @Order(4)
    void doesAllThatAfterTheWebProcessAndStunnelWereKilled() {
        appliance.killWeb();
        appliance.killStunnel();
        appliance.startWeb();

        await().atMost(SECONDS).ignoreExceptions().untilAsserted(this::everythingWorks);
        browser.open("/");
        if (browser.has("Sign in")) {
            chapter.signIn();
        }
        assertThat(browser.hasSection("Commit changes")).isFalse();
    }

    @Test
    @Order(5)
    void isStartedAgainWhereStunnelDies() {
        appliance.killStunnel();

        await().atMost(SECONDS).ignoreExceptions().untilAsserted(this::everythingWorks);
        assertThat(appliance.words()).contains("stunnel died; starting it again");
    }

    private void everythingWorks() {
        assertThat(Client.certificate(VIP, 443)).isEqualTo("CN=mail.lbtestdom.com");
        await().atMost(SECONDS)
                .untilAsserted(() -> assertThat(Client.tally(20, () -> Client.https(VIP)))
                        .isEqualTo(Map.of("MBOX1", 10, "MBOX2", 10)));
        assertThat(Client.http(VIP, "/owa"))
                .startsWith("HTTP/1.1 302 ")
                .containsIgnoringCase("location: https://" + VIP + "/owa");
        assertThat(Client.tally(4, () -> Client.imap(VIP))).containsOnlyKeys("MBOX1", "MBOX2");
        assertThat(Client.tally(4, () -> Client.smtp(VIP))).containsOnlyKeys("MBOX1", "MBOX2");
    }
}

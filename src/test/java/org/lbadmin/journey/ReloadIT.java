package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Conversation;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Load;
import org.lbadmin.lab.RealServers;
import org.lbadmin.lab.Service;

/** Commits while people work: nobody notices. */
class ReloadIT {
    private static final String VIP = "192.168.30.10";
    private static final int COMMITS = 50;
    private static final Service ASIDE = Service.tcp("ASIDE", VIP, "2525")
            .with("healthCheck", Map.of("type", "NO_CHECKS"))
            .mailboxes(25, 100);

    private Lab lab;
    private Api api;

    @BeforeEach
    void serve() {
        lab = Lab.exchange();
        RealServers.start(lab);
        api = Appliance.start().api();
        api.post(
                Service.PATH,
                Service.tcp("MBOX-HTTPS", VIP, "443").mailboxes(443, 100).body());
        api.post(
                Service.PATH,
                Service.http("MBOX-HTTP", VIP, "80").mailboxes(80, 100).body());
        api.post(Service.PATH, ASIDE.body());
        assertThat(api.commit().path("outcome").asString()).isEqualTo("APPLIED");
    }

    @AfterEach
    void takeAway() {
        lab.close();
    }

    @Test
    void losesNoRequestInFiftyReloads() {
        Load load = Load.of(8)
                .keeping("https, kept", 10, () -> Conversation.tls(VIP, 443))
                .keeping("https, kept too", 10, () -> Conversation.tls(VIP, 443))
                .opening("https, new", 25, () -> Conversation.tls(VIP, 443))
                .opening("https, new too", 25, () -> Conversation.tls(VIP, 443))
                .keeping("http, kept", 10, () -> Conversation.plain(VIP, 80))
                .keeping("http, kept but idle", 400, () -> Conversation.plain(VIP, 80))
                .opening("http, new", 10, () -> Conversation.plain(VIP, 80))
                .opening("http, new too", 10, () -> Conversation.plain(VIP, 80));

        try (load) {
            await().until(() -> load.answered() > 100);
            for (int i = 1; i <= COMMITS; i++) {
                api.patch(ASIDE.path(), Map.of("maxConnections", 1000 + i));
                assertThat(api.commit().path("outcome").asString()).isEqualTo("APPLIED");
            }
            int answered = load.answered();
            await().until(() -> load.answered() > answered + 100);
        }

        System.out.println(COMMITS + " reloads: " + load.summary());
        assertThat(load.failures()).isEmpty();
    }
}

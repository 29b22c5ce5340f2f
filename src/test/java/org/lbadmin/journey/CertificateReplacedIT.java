package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Client;
import org.lbadmin.lab.Conversation;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Load;
import org.lbadmin.lab.OtherServer;
import org.lbadmin.lab.Pfx;
import org.lbadmin.lab.RealServers;
import org.lbadmin.lab.Service;
import org.lbadmin.lab.Termination;
import tools.jackson.databind.JsonNode;

/** A certificate is renewed while clients come: what is configured is what is served, and nobody is hung up on. */
class CertificateReplacedIT {
    private static final String VIP = "192.168.30.10";
    private static final int STUNNEL = 443;
    private static final int HAPROXY = 8443;
    private static final int RENEWALS = 5;
    private static final int EVERY = 50;

    private static Lab lab;
    private static Appliance appliance;
    private static Api api;

    @BeforeAll
    static void terminate() {
        lab = Lab.exchange();
        RealServers.start(lab);
        appliance = Appliance.start();
        api = appliance.api();
        api.upload("ExchangeCert", Pfx.of("first.lbtestdom.com").file(), Pfx.PASSWORD, false)
                .ok();
        api.upload("Other", Pfx.of("other.lbtestdom.com").pem(), null, false).ok();
        api.post(
                Service.PATH,
                Service.http("MBOX-HTTP", VIP, "80").mailboxes(80, 100).body());
        api.post(
                Termination.PATH,
                Termination.stunnel("SSL-STUNNEL", "MBOX-HTTP", STUNNEL, "ExchangeCert")
                        .body());
        api.post(
                Termination.PATH,
                Termination.haproxy("SSL-HAPROXY", "MBOX-HTTP", HAPROXY, "ExchangeCert")
                        .body());
        assertThat(outcomes(api.post("/maintenance/commit", null))).containsOnly("APPLIED");
    }

    @AfterAll
    static void takeAway() {
        lab.close();
    }

    @Test
    void losesNoConnectionWithHaproxyAndFewWithStunnel() {
        List<Pfx> renewed = new ArrayList<>();
        for (int i = 0; i < RENEWALS; i++) {
            renewed.add(Pfx.of("renewed" + i + ".lbtestdom.com"));
        }
        Optional<String> worker = appliance.haproxy().worker();
        Load load = Load.of(8)
                .opening("haproxy, new", EVERY, () -> Conversation.tls(VIP, HAPROXY))
                .keeping("haproxy, kept", EVERY, () -> Conversation.tls(VIP, HAPROXY))
                .opening("stunnel, new", EVERY, () -> Conversation.tls(VIP, STUNNEL))
                .keeping("stunnel, kept", EVERY, () -> Conversation.tls(VIP, STUNNEL));
        try (load) {
            for (int i = 0; i < RENEWALS; i++) {
                int before = load.answered();
                api.upload("ExchangeCert", renewed.get(i).file(), Pfx.PASSWORD, true)
                        .ok();
                assertThat(outcomes(api.post("/maintenance/commit", null))).containsOnly("APPLIED");
                String name = "CN=renewed" + i + ".lbtestdom.com";
                assertThat(Client.certificate(VIP, HAPROXY)).isEqualTo(name);
                assertThat(Client.certificate(VIP, STUNNEL)).isEqualTo(name);
                await().atMost(Duration.ofSeconds(20)).until(() -> load.answered() > before + 100);
            }
        }
        System.out.println(RENEWALS + " renewals: " + load.summary());
        List<String> failures = load.failures();
        assertThat(failures).allMatch(failure -> failure.startsWith("stunnel, new"));
        // The listeners of STunnel are closed for some milliseconds of each reload.
        assertThat(failures).hasSizeLessThanOrEqualTo(RENEWALS);
        assertThat(appliance.haproxy().worker()).isEqualTo(worker);
    }

    @Test
    void servesTheNewCertificateAfterARestartToo() {
        api.upload("ExchangeCert", Pfx.of("restarted.lbtestdom.com").file(), Pfx.PASSWORD, true)
                .ok();
        assertThat(outcomes(api.post("/maintenance/commit", null))).containsOnly("APPLIED");
        for (String engine : List.of("haproxy", "stunnel")) {
            api.post("/maintenance/services/" + engine + "/restart", null);
        }

        assertThat(Client.certificate(VIP, HAPROXY)).isEqualTo("CN=restarted.lbtestdom.com");
        assertThat(Client.certificate(VIP, STUNNEL)).isEqualTo("CN=restarted.lbtestdom.com");
    }

    @Test
    void goesBackWhereClientsWouldGetAnotherCertificate() {
        String before = Client.certificate(VIP, HAPROXY);
        try (OtherServer between = OtherServer.inFrontOf(VIP, STUNNEL, Pfx.of("stranger.lbtestdom.com"))) {
            api.patch(Termination.PATH + "/SSL-STUNNEL", java.util.Map.of("certificate", "Other"));
            Api.Answer answer = api.send("POST", "/maintenance/commit", null);

            assertThat(answer.status()).isEqualTo(409);
            assertThat(outcomes(answer.body())).containsExactly("ROLLED_BACK");
            assertThat(answer.body().toString()).contains("SSL-STUNNEL", VIP + ":" + STUNNEL);
        }
        assertThat(Client.certificate(VIP, STUNNEL)).isEqualTo(before);
        assertThat(api.get("/maintenance/commit")
                        .path("pending")
                        .path(0)
                        .path("engine")
                        .asString())
                .isEqualTo("stunnel");
        assertThat(outcomes(api.post("/maintenance/commit", null))).containsExactly("APPLIED");
        assertThat(Client.certificate(VIP, STUNNEL)).isEqualTo("CN=other.lbtestdom.com");
        api.patch(Termination.PATH + "/SSL-STUNNEL", java.util.Map.of("certificate", "ExchangeCert"));
        api.post("/maintenance/commit", null);
    }

    private static List<String> outcomes(JsonNode answer) {
        List<String> outcomes = new ArrayList<>();
        answer.path("outcomes").forEach(one -> outcomes.add(one.path("outcome").asString()));
        return outcomes;
    }
}

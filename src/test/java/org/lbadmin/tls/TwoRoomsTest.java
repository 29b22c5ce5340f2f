package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.value.Label;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Virtual services and terminations stand beside each other: each has a say when the other changes. */
class TwoRoomsTest extends TerminationTest {
    private static final String MBOX = L7 + "/MBOX-HTTP";
    private static final String SSL = API + "/SSL-MBOX-HTTP";

    @Test
    void aVirtualServiceCannotTakeThePortOfATermination() {
        terminated("");

        assertRefused(
                api(mvc.patch().uri(MBOX), "{\"ports\": \"80,440-450\"}"),
                "ports",
                "Port 443 on 127.0.30.10 is already used by SSL-MBOX-HTTP");
        assertRefused(
                api(mvc.post().uri(L7), service("MBOX-HTTPS", "127.0.30.10", "443", "TCP")),
                "ports",
                "already used by SSL-MBOX-HTTP");
        assertRefused(
                api(mvc.post().uri(L7), service("ssl-mbox-http", "127.0.30.11", "443", "TCP")),
                "label",
                "The label ssl-mbox-http is taken by SSL-MBOX-HTTP");
    }

    @Test
    void aTerminationMovesAlongWithItsServiceAndNeedsItsPortThere() {
        given(mvc.post().uri(L7), service("MBOX-HTTPS", "127.0.30.11", "443", "TCP"));
        terminated("");

        assertRefused(
                api(mvc.patch().uri(MBOX), "{\"ipAddress\": \"127.0.30.11\"}"),
                "ipAddress",
                "SSL-MBOX-HTTP moves along with this virtual service, and port 443 on 127.0.30.11 is already used by"
                        + " MBOX-HTTPS");
        given(mvc.patch().uri(MBOX), "{\"ipAddress\": \"127.0.30.12\"}");
    }

    @Test
    void aSectionWrittenByHandTakesNothingFromTerminations() {
        terminated("");
        assertRefused(
                api(mvc.patch().uri(MBOX), "{\"manual\": true}"),
                "manual",
                "SSL-MBOX-HTTP hands its traffic to MBOX-HTTP, which a section written by hand would not take");

        given(mvc.post().uri(L7), service("HAND", "127.0.30.13", "80", "HTTP"));
        given(mvc.patch().uri(L7 + "/HAND"), "{\"manual\": true}");
        assertRefused(
                api(mvc.post().uri("/lbadmin/api/v1/cluster/ssl/terminations"), "{\"virtualService\": \"HAND\"}"),
                "virtualService",
                "The section of HAND is written by hand");
    }

    @Test
    void aBackendOnlyTakesNothingFromTerminations() {
        terminated("");
        assertRefused(
                api(mvc.patch().uri(MBOX), "{\"backendOnly\": true}"),
                "backendOnly",
                "SSL-MBOX-HTTP hands its traffic to MBOX-HTTP, which could not take it as a backend only");

        given(mvc.post().uri(L7), "{\"label\": \"IMAGES\", \"protocol\": \"HTTP\", \"backendOnly\": true}");
        String sentence = "IMAGES is a backend only, which takes traffic from ACL rules";
        String terminations = "/lbadmin/api/v1/cluster/ssl/terminations";
        assertRefused(
                api(mvc.post().uri(terminations), "{\"virtualService\": \"IMAGES\"}"), "virtualService", sentence);
        assertRefused(
                api(
                        mvc.post().uri(terminations),
                        "{\"virtualService\": \"MBOX-HTTP\", \"label\": \"T\", \"port\": 444, \"bindProxyProtocolTo\": \"IMAGES\"}"),
                "bindProxyProtocolTo",
                sentence);
        assertRefused(
                api(
                        mvc.patch().uri(terminations + "/SSL-MBOX-HTTP"),
                        "{\"sniRules\": [{\"label\": \"R\", \"host\": \"a.test\", \"virtualService\": \"IMAGES\"}]}"),
                "sniRules[0].virtualService",
                sentence);
    }

    @Test
    void aServiceThatIsUsedStaysAndThePageSaysWhyBeforeItAsks() {
        terminated("");

        assertThat(api(mvc.delete().uri(MBOX)))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("MBOX-HTTP is used by SSL-MBOX-HTTP");
        assertThat(page("/lbadmin/cluster/layer7/virtual-services/MBOX-HTTP/delete"))
                .hasStatusOk()
                .bodyText()
                .contains("is used by SSL-MBOX-HTTP")
                .doesNotContain("class=\"danger\"");
        assertThat(api(mvc.delete().uri(SSL))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(api(mvc.delete().uri(MBOX))).hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void terminationsAndTheirRulesFollowANewLabel() {
        terminated(", \"bindProxyProtocolTo\": \"MBOX-HTTP\", \"sniRules\": [{\"label\": \"A\","
                + " \"host\": \"a.example.com\", \"virtualService\": \"MBOX-HTTP\"}]");

        given(mvc.patch().uri(MBOX), "{\"label\": \"OWA\"}");

        assertThat(terminations.get("SSL-MBOX-HTTP")).satisfies(t -> {
            assertThat(t.virtualService()).isEqualTo(new Label("OWA"));
            assertThat(t.bindProxyProtocolTo()).isEqualTo(new Label("OWA"));
            assertThat(t.sniRules().get(0).virtualService()).isEqualTo(new Label("OWA"));
        });
        assertThat(store.read().cluster().layer7())
                .singleElement()
                .satisfies(s -> assertThat(s.label().value()).isEqualTo("OWA"));
        given(mvc.patch().uri(L7 + "/OWA"), "{\"label\": \"owa\"}");
    }

    @Test
    void aRedirectBehindSTunnelNeedsTheProxyHeader() {
        terminated("");
        given(mvc.patch().uri(MBOX), "{\"forceToHttps\": true}");

        assertRefused(
                api(mvc.patch().uri(SSL), "{\"proxyProtocol\": false}"),
                "proxyProtocol",
                "MBOX-HTTP has Force to HTTPS. Without the PROXY header");
        given(mvc.patch().uri(MBOX), "{\"forceToHttps\": false}");
        given(mvc.patch().uri(SSL), "{\"proxyProtocol\": false}");
        assertRefused(
                api(mvc.patch().uri(MBOX), "{\"forceToHttps\": true}"),
                "forceToHttps",
                "SSL-MBOX-HTTP hands connections to this virtual service without Enable Proxy Protocol");
    }

    @Test
    void whereHaproxyEndsTlsRulesLeadToServicesOfTheSameProtocol() {
        given(mvc.post().uri(L7), service("IMAP", "127.0.30.10", "143", "TCP"));
        String rules = ", \"sniRules\": [{\"label\": \"A\", \"host\": \"a.example.com\", \"virtualService\": \"%s\"}]}";
        String haproxy = "{\"virtualService\": \"MBOX-HTTP\", \"terminator\": \"HAPROXY\"";

        assertRefused(
                api(mvc.post().uri(API), haproxy + rules.formatted("IMAP")),
                "sniRules[0].virtualService",
                "IMAP is in TCP Mode and MBOX-HTTP is not");
        given(mvc.post().uri(L7), service("OTHER", "127.0.30.10", "81", "HTTP"));
        given(mvc.post().uri(API), haproxy + rules.formatted("OTHER"));
        assertRefused(
                api(mvc.patch().uri(L7 + "/OTHER"), "{\"protocol\": \"TCP\", \"xForwardedFor\": false}"),
                "protocol",
                "HAProxy ends TLS for SSL-MBOX-HTTP, whose SNI rule A");
        assertRefused(
                api(mvc.patch().uri(SSL), "{\"sourceIpAddress\": \"127.0.30.10\", \"bindProxyProtocolTo\": \"OTHER\"}"),
                "sourceIpAddress",
                "only with STunnel");
    }

    @Test
    void connectionsThatWouldComeBackAreRefusedFromBothSides() {
        terminated("");
        String back = "{\"realServers\": [{\"label\": \"R\", \"ipAddress\": \"127.0.30.10\", \"port\": 443}]}";

        assertRefused(
                api(mvc.patch().uri(MBOX), back),
                "realServers[0].ipAddress",
                "Connections would go round in circles: SSL-MBOX-HTTP > MBOX-HTTP > SSL-MBOX-HTTP");
        given(mvc.delete().uri(SSL), "");
        given(mvc.patch().uri(MBOX), back);
        assertRefused(
                api(mvc.post().uri(API), "{\"virtualService\": \"MBOX-HTTP\"}"), "virtualService", "round in circles");
        assertRefused(api(mvc.post().uri(API), """
                        {"label": "SELF", "port": 443, "custom":
                         {"ipAddress": "127.0.30.20", "backendIpAddress": "127.0.30.20", "backendPort": 443}}
                        """), "custom.backendPort", "127.0.30.20:443 is the termination itself");
    }

    @Test
    void nobodyTakesTheAddressesBetweenTheEngines() {
        assertRefused(
                api(mvc.post().uri(L7), service("VIP", "127.99.1.2", "7779", "TCP")),
                "ports",
                "Port 7779 on 127.99.1.2 is already used between STunnel and HAProxy");
        assertRefused(api(mvc.post().uri(API), """
                        {"label": "T", "port": 7779, "custom":
                         {"ipAddress": "127.64.0.0", "backendIpAddress": "192.0.2.1", "backendPort": 80}}
                        """), "port", "between STunnel and HAProxy");
        given(mvc.post().uri(L7), service("VIP", "127.128.0.1", "7779", "TCP"));
        given(
                mvc.post().uri(API),
                "{\"label\": \"T\", \"port\": 7790, \"custom\": {\"ipAddress\": \"127.0.0.1\","
                        + " \"backendIpAddress\": \"192.0.2.1\", \"backendPort\": 80}}");
        assertRefused(
                api(mvc.patch().uri("/lbadmin/api/v1/cluster/layer7/advanced"), "{\"replicationPort\": 7790}"),
                "replicationPort",
                "Port 7790 on 127.0.0.1 is already used by T");
    }

    @Test
    void ofTwoWhoWantOnePortOneGetsIt() throws Exception {
        for (int round = 0; round < 20; round++) {
            int port = 5000 + round;
            String vip = service("VIP" + round, "127.0.30.10", Integer.toString(port), "TCP");
            String termination =
                    "{\"label\": \"T" + round + "\", \"virtualService\": \"MBOX-HTTP\", \"port\": " + port + "}";

            List<Integer> answers = together(
                    () -> api(mvc.post().uri(L7), vip), () -> api(mvc.post().uri(API), termination));

            assertThat(answers).containsExactlyInAnyOrder(201, 422);
        }
        assertThat(layer7.all().size() + terminations.all().size()).isEqualTo(21);
    }

    private static List<Integer> together(Callable<MvcTestResult> one, Callable<MvcTestResult> other) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = List.of(one, other).stream()
                    .map(call -> two.submit(() -> {
                        barrier.await();
                        return call.call().getResponse().getStatus();
                    }))
                    .toList();
            return List.of(answers.get(0).get(), answers.get(1).get());
        } finally {
            two.shutdownNow();
        }
    }
}

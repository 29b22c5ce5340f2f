package org.lbadmin.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Conversation;
import org.lbadmin.lab.Lab.Machine;
import org.lbadmin.lab.Pfx;
import org.lbadmin.lab.Service;
import org.lbadmin.lab.Termination;

/** Requests over TLS: through both terminators, and through an HAProxy with the same policy that was set up by hand. */
final class TlsBench {
    private static final String VIP = "192.168.30.10";
    private static final int STUNNEL = 443;
    private static final int HAPROXY = 8443;
    private static final String POLICY = "ssl-min-ver TLSv1.2 ciphers ECDHE-ECDSA-AES256-GCM-SHA384:"
            + "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
            + "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";

    private final Api api;
    private final Pfx certificate = Pfx.of("bench.lbtestdom.com");

    TlsBench(Api api) {
        this.api = api;
    }

    /** Measures one way after the other, again and again; the by-hand one is the measure. */
    void run() throws IOException {
        Wrk.serve();
        byHand();
        terminate();
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("by hand", "https://" + ByHand.MACHINE.address() + ":" + STUNNEL + "/");
        ways.put("HAProxy terminator", "https://" + VIP + ":" + HAPROXY + "/");
        ways.put("STunnel chain", "https://" + VIP + ":" + STUNNEL + "/");
        Wrk.measure("TLS, kept alive", ways, List.of());
        Wrk.measure("TLS, new connections", ways, List.of("-H", "Connection: close"));
    }

    private void byHand() throws IOException {
        Wrk.start(ByHand.MACHINE, """
                global
                    maxconn 40000
                    no strict-limits
                defaults
                    mode http
                    timeout client 43s
                    timeout server 45s
                    timeout connect 4s
                listen by-hand
                    bind %s:443 ssl crt %s alpn h2,http/1.1 %s
                    balance roundrobin
                    option forwardfor
                    server MBOX1 %s:80 check
                """.formatted(
                        ByHand.MACHINE.address(), certificate.pem(), POLICY, Machine.MBOX1.address()));
    }

    private void terminate() {
        api.upload("BenchCert", certificate.file(), Pfx.PASSWORD, false).ok();
        api.post(
                Service.PATH,
                Service.http("BENCH", VIP, "80")
                        .server("MBOX1", Machine.MBOX1.address(), 80, 100)
                        .body());
        api.post(
                Termination.PATH,
                Termination.stunnel("BENCH-STUNNEL", "BENCH", STUNNEL, "BenchCert")
                        .body());
        api.post(
                Termination.PATH,
                Termination.haproxy("BENCH-HAPROXY", "BENCH", HAPROXY, "BenchCert")
                        .body());
        api.post("/maintenance/commit", null);
        for (int port : List.of(STUNNEL, HAPROXY)) {
            await().atMost(Duration.ofSeconds(30))
                    .ignoreException(UncheckedIOException.class)
                    .until(() -> {
                        try (Conversation talk = Conversation.tls(VIP, port)) {
                            return talk.get("/").ok();
                        }
                    });
        }
    }
}

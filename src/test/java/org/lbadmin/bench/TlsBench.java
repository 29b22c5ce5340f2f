package org.lbadmin.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Conversation;
import org.lbadmin.lab.Haproxy;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Lab.Machine;
import org.lbadmin.lab.Pfx;
import org.lbadmin.lab.Service;
import org.lbadmin.lab.Termination;

/** Requests over TLS: through both terminators, and through an HAProxy with the same policy that was set up by hand. */
final class TlsBench {
    private static final String VIP = "192.168.30.10";
    private static final int STUNNEL = 443;
    private static final int HAPROXY = 8443;
    private static final int ROUNDS = 5;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
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
        serve();
        byHand();
        terminate();
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("by hand", ByHand.MACHINE.address() + ":" + STUNNEL);
        ways.put("HAProxy terminator", VIP + ":" + HAPROXY);
        ways.put("STunnel chain", VIP + ":" + STUNNEL);
        measure("kept alive", ways, List.of());
        measure("new connections", ways, List.of("-H", "Connection: close"));
    }

    private void measure(String kind, Map<String, String> ways, List<String> options) throws IOException {
        Map<String, Samples> rates = new LinkedHashMap<>();
        ways.keySet().forEach(way -> rates.put(way, new Samples()));
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, String> way : ways.entrySet()) {
                rates.get(way.getKey()).add(rate(way.getValue(), options));
            }
        }
        double measure = rates.get("by hand").median();
        rates.forEach((way, samples) -> System.out.printf(
                "TLS, %s: %-18s %7.0f requests/s (%.0f to %.0f)   ratio %.2f%n",
                kind, way, samples.median(), samples.least(), samples.most(), samples.median() / measure));
    }

    private static double rate(String at, List<String> options) throws IOException {
        List<String> words = new java.util.ArrayList<>(List.of("wrk", "-t1", "-c20", "-d3s"));
        words.addAll(options);
        words.add("https://" + at + "/");
        Process wrk = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher found = RATE.matcher(said);
        if (!found.find() || said.contains("Non-2xx")) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(found.group(1));
    }

    /** A real server that costs next to nothing. */
    private static void serve() throws IOException {
        start(Machine.MBOX1, """
                defaults
                    mode http
                    timeout client 60s
                    timeout server 60s
                    timeout connect 4s
                listen answer
                    bind :80
                    http-request return status 200 content-type text/plain string "hello"
                """);
    }

    private void byHand() throws IOException {
        start(ByHand.MACHINE, """
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

    private static void start(Machine machine, String configuration) throws IOException {
        Path folder = Lab.scratch();
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
        ProcessBuilder builder = machine.runs("haproxy", "-W", "-S", folder + "/master.sock", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile());
        builder.start();
        await().atMost(Duration.ofSeconds(30))
                .ignoreException(UncheckedIOException.class)
                .until(() -> new Haproxy(folder).worker().isPresent());
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

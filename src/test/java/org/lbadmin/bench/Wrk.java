package org.lbadmin.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lbadmin.lab.Haproxy;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Lab.Machine;

/** Requests per second on several ways, by turns and in turned order: one way is the measure of the others. */
final class Wrk {
    private static final int ROUNDS = 6;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    private Wrk() {}

    /** @param ways names to URLs; the first is the measure */
    static void measure(String kind, Map<String, String> ways, List<String> options) throws IOException {
        Map<String, Samples> rates = new LinkedHashMap<>();
        ways.keySet().forEach(way -> rates.put(way, new Samples()));
        List<String> order = new ArrayList<>(ways.keySet());
        for (int round = 0; round < ROUNDS; round++) {
            for (String way : order) {
                rates.get(way).add(rate(ways.get(way), options));
            }
            Collections.reverse(order);
        }
        double measure = rates.get(ways.keySet().iterator().next()).median();
        rates.forEach((way, samples) -> System.out.printf(
                "%s: %-18s %7.0f requests/s (%.0f to %.0f)   ratio %.2f%n",
                kind, way, samples.median(), samples.least(), samples.most(), samples.median() / measure));
    }

    private static double rate(String at, List<String> options) throws IOException {
        List<String> words = new ArrayList<>(List.of("wrk", "-t1", "-c20", "-d3s"));
        words.addAll(options);
        words.add(at);
        Process wrk = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher found = RATE.matcher(said);
        if (!found.find() || said.contains("Non-2xx")) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(found.group(1));
    }

    /**
     * A real server that costs next to nothing, on a wire where ports do not run out: for a minute Linux keeps each port
     * that a client closed (ip(7), tcp_tw_reuse), and all 28 232 of them are used up within three seconds.
     */
    static void serve() throws IOException {
        String reuse = "/proc/sys/net/ipv4/tcp_tw_reuse";
        Files.writeString(Path.of(reuse), "1");
        for (Machine machine : List.of(Machine.APPLIANCE, ByHand.MACHINE)) {
            Process told = machine.runs("sh", "-c", "echo 1 >" + reuse).start();
            if (told.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("Ports cannot be used again at once on " + machine);
            }
        }
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

    /**
     * Starts HAProxy as a service is started, in a session of its own, as the helper starts that of lbadmin. Linux
     * shares processors out among sessions first (sched(7), "The autogroup feature"): within ours it would have the
     * share of the client beside it, and be a quarter quicker than any service on such a machine.
     */
    static void start(Machine machine, String configuration) throws IOException {
        Path folder = Lab.scratch();
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
        ProcessBuilder builder = machine.runs(
                        "setsid", "haproxy", "-W", "-S", folder + "/master.sock", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile());
        builder.start();
        await().atMost(Duration.ofSeconds(30))
                .ignoreException(UncheckedIOException.class)
                .until(() -> new Haproxy(folder).worker().isPresent());
    }
}

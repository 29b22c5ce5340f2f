package org.lbadmin.bench;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lbadmin.lab.Api;

/** From Update until the new rules are live, with both ways to write a thousand of them. */
final class FirewallBench {
    private static final String PATH = "/maintenance/firewall-script";
    private static final int RULES = 1000;
    private static final int ROUNDS = 5;

    private final Api api;

    FirewallBench(Api api) {
        this.api = api;
    }

    void run() throws Exception {
        api.put("/local/security", Map.of("mode", "CUSTOM"));
        measure("one rule", round -> rule(round, round));
        measure(RULES + " rules, each an iptables", round -> rules("iptables ", round, "\n"));
        measure(
                RULES + " rules in one iptables-restore",
                round -> "iptables-restore -n <<END\n*filter\n" + rules("", round, "\n") + "COMMIT\nEND\n");
        api.put(PATH, Map.of("script", "# nothing\n"));
        confirm();
        api.put("/local/security", Map.of("mode", "SECURE"));
    }

    private void measure(String what, java.util.function.IntFunction<String> script) throws Exception {
        Samples samples = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Object> body = Map.of("script", script.apply(round));
            samples.time(() -> api.put(PATH, body));
            confirm();
        }
        System.out.printf("firewall update, %s: %s%n", what, samples);
    }

    private static String rule(int number, int round) {
        return "iptables " + words(number, round) + "\n";
    }

    private static String rules(String command, int round, String end) {
        return IntStream.range(0, RULES)
                .mapToObj(number -> command + words(number, round) + end)
                .collect(Collectors.joining());
    }

    private static String words(int number, int round) {
        return "-A INPUT -p tcp -s 10.%d.%d.%d --dport 25 -j DROP".formatted(round, number / 250, number % 250);
    }

    /** Over a new connection; the old one may end while we ask on it. */
    private void confirm() throws InterruptedException {
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                if (api.send("POST", PATH + "/confirm", null).status() == 200) {
                    return;
                }
            } catch (java.io.UncheckedIOException e) {
                // The appliance closed it; the next attempt opens another.
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("Not confirmed");
    }
}

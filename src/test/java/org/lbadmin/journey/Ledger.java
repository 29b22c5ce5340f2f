package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Api.Answer;
import org.lbadmin.lab.Service;
import tools.jackson.databind.JsonNode;

/**
 * What a script was told about its edits. Each edit writes one number into several fields of a virtual service and of
 * its real servers, so that half an edit shows; 0 stands for a service that was deleted.
 */
final class Ledger {
    private static final String VIP = "192.168.30.10";

    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Integer> unanswered = new ConcurrentHashMap<>();
    private final AtomicInteger edits = new AtomicInteger();

    /** Edits one service after the other until the appliance does not answer any more. */
    void edit(Api api, int port, Random random) {
        String label = "PLUG-" + port;
        try {
            while (true) {
                int number = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(250);
                if (acknowledged.getOrDefault(label, 0) != number) {
                    unanswered.put(label, number);
                    write(api, label, port, number);
                    acknowledged.put(label, number);
                    unanswered.remove(label);
                    edits.incrementAndGet();
                }
            }
        } catch (UncheckedIOException e) {
            // The plug was pulled.
        }
    }

    private static void write(Api api, String label, int port, int number) {
        Service service = service(label, port, number);
        Answer answer = number == 0
                ? api.send("DELETE", service.path(), null)
                : api.send("PUT", service.path(), service.body());
        answer.ok();
    }

    private static Service service(String label, int port, int number) {
        return Service.tcp(label, VIP, Integer.toString(port))
                .with("maxConnections", 1000 + number)
                .with("timeouts", Map.of("enabled", true, "client", number + "s", "realServer", number + "s"))
                .with("healthCheck", Map.of("type", "NO_CHECKS"))
                .mailboxes(25, number);
    }

    /** Compares with what the appliance has now: every edit it answered, and nothing half. */
    void check(Api api) {
        Set<String> labels = new TreeSet<>(acknowledged.keySet());
        labels.addAll(unanswered.keySet());
        for (String label : labels) {
            int stored = stored(api, label);
            Set<Integer> possible = new TreeSet<>(Set.of(acknowledged.getOrDefault(label, 0)));
            possible.add(unanswered.getOrDefault(label, acknowledged.getOrDefault(label, 0)));
            assertThat(stored).as("number of %s", label).isIn(possible);
            acknowledged.put(label, stored);
        }
        unanswered.clear();
    }

    private static int stored(Api api, String label) {
        Answer answer = api.send("GET", Service.PATH + "/" + label, null);
        if (answer.status() == 404) {
            return 0;
        }
        JsonNode service = answer.ok();
        int number = service.path("maxConnections").asInt() - 1000;
        Service whole = service(label, Integer.parseInt(service.path("ports").asString()), number);
        assertThat(service.path("timeouts").path("client").asString()).as(label).isEqualTo(number + "s");
        assertThat(service.path("timeouts").path("realServer").asString())
                .as(label)
                .isEqualTo(number + "s");
        assertThat(service.path("realServers"))
                .as(label)
                .hasSize(2)
                .allMatch(server -> server.path("weight").asInt() == number);
        assertThat(whole.label()).isEqualTo(service.path("label").asString());
        return number;
    }

    /** Whether a configuration of HAProxy has exactly what the appliance has. */
    boolean isIn(String configuration) {
        return acknowledged.entrySet().stream()
                .allMatch(entry -> isIn(configuration, entry.getKey(), entry.getValue()));
    }

    private static boolean isIn(String configuration, String label, int number) {
        String section = configuration.replaceFirst("(?s).*\nlisten " + label + "\n", "\n");
        if (section.equals(configuration)) {
            return number == 0;
        }
        return section.replaceFirst("(?s)\n\n.*", "").contains("\n    maxconn " + (1000 + number) + "\n");
    }

    /** How many edits were acknowledged so far. */
    AtomicInteger edits() {
        return edits;
    }
}

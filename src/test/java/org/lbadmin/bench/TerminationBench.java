package org.lbadmin.bench;

import java.util.List;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Service;
import org.lbadmin.lab.Termination;
import tools.jackson.databind.JsonNode;

/** Add an SSL termination, apply, confirmed by a handshake: among ten, a hundred and a thousand. */
final class TerminationBench {
    private static final int ROUNDS = 7;
    private static final int FIRST_PORT = 20_000;
    private static final int FREE_PORT = 40_000;
    private static final String SERVICE = "BEHIND-TLS";

    private final Api api;
    private int terminations;

    TerminationBench(Api api) {
        this.api = api;
    }

    void prepare() {
        api.post(
                Service.PATH,
                Service.tcp(SERVICE, "127.9.0.1", "8000")
                        .server("R1", "127.9.0.2", Accepting.PORT, 100)
                        .body());
    }

    /** Half of them end in STunnel, half in HAProxy. */
    void measure(int existing) throws Exception {
        while (terminations < existing) {
            api.post(
                    Termination.PATH,
                    one(terminations % 2 == 0, terminations++, FIRST_PORT).body());
        }
        applied();
        for (boolean stunnel : List.of(true, false)) {
            Samples samples = new Samples();
            for (int round = 0; round < ROUNDS; round++) {
                Termination added = one(stunnel, round, FREE_PORT);
                samples.time(() -> {
                    api.post(Termination.PATH, added.body());
                    return applied();
                });
            }
            System.out.printf(
                    "%5d terminations: one more that %s ends is applied and confirmed in %s%n",
                    existing, stunnel ? "STunnel" : "HAProxy", samples);
            for (int round = 0; round < ROUNDS; round++) {
                api.delete(Termination.PATH + "/" + label(FREE_PORT + round));
            }
            applied();
        }
    }

    private JsonNode applied() {
        JsonNode answer = api.post("/maintenance/commit", null);
        answer.path("outcomes").forEach(outcome -> {
            if (!outcome.path("outcome").asString("").equals("APPLIED")) {
                throw new IllegalStateException("Not applied: " + outcome);
            }
        });
        return answer;
    }

    private static Termination one(boolean stunnel, int n, int from) {
        int port = from + n;
        return stunnel
                ? Termination.stunnel(label(port), SERVICE, port, "server")
                : Termination.haproxy(label(port), SERVICE, port, "server");
    }

    private static String label(int port) {
        return "T" + port;
    }
}

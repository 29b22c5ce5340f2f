package org.lbadmin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Api.Answer;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Service;

/** Four scripts that edit and commit at the same time. */
final class WritersBench {
    private static final int WRITERS = 4;
    private static final int EDITS = 10;

    private final Appliance appliance;
    private final Api api;

    WritersBench(Appliance appliance, Api api) {
        this.appliance = appliance;
        this.api = api;
    }

    void run() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            long began = System.nanoTime();
            List<Future<Integer>> writers = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                int writer = w;
                writers.add(threads.submit(() -> write(writer)));
            }
            int refused = 0;
            for (Future<Integer> writer : writers) {
                refused += writer.get();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "four writers, ten edits and commits each: %.1f s, %d refused, %d lost, %d waiting%n",
                    seconds,
                    refused,
                    lost(),
                    api.get("/maintenance/commit").path("pending").size());
        } finally {
            threads.shutdownNow();
        }
    }

    private int write(int writer) {
        int refused = 0;
        for (int edit = 1; edit <= EDITS; edit++) {
            Map<String, Object> change = Map.of("maxConnections", number(writer, edit));
            Answer edited = api.send("PATCH", Service.PATH + "/" + Fleet.label(writer * EDITS + edit), change);
            Answer committed = api.send("POST", "/maintenance/commit", null);
            refused += edited.status() == 200 ? 0 : 1;
            refused += committed.status() == 200 ? 0 : 1;
        }
        return refused;
    }

    /** Edits that are not in the configuration HAProxy runs with. */
    private long lost() {
        String configuration = appliance.configuration();
        long lost = 0;
        for (int writer = 0; writer < WRITERS; writer++) {
            for (int edit = 1; edit <= EDITS; edit++) {
                lost += configuration.contains("    maxconn " + number(writer, edit) + "\n") ? 0 : 1;
            }
        }
        return lost;
    }

    private static int number(int writer, int edit) {
        return 20000 + writer * 100 + edit;
    }
}

package org.lbadmin.bench;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;

/** The System Overview and the long lists with everything there is. */
final class OverviewBench {
    private static final int SECONDS = 20;
    private static final int STREAMS_PER_USER = 10;
    private static final String PASSWORD = "four quiet herons";

    private final Appliance appliance;
    private final Api api;

    OverviewBench(Appliance appliance, Api api) {
        this.appliance = appliance;
        this.api = api;
    }

    void lists() throws Exception {
        List<Runnable> scripts = new ArrayList<>();
        List<Runnable> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Reader reader = Reader.signedIn(Appliance.USER, Appliance.PASSWORD);
            scripts.add(() -> api.get("/cluster/layer7/virtual-services"));
            readers.add(() -> reader.page("/cluster/layer7/virtual-services"));
        }
        Rate.perSecond(3, scripts);
        Rate.perSecond(3, readers);
        System.out.printf("list of all, API, whole:   %6.1f requests/s%n", Rate.perSecond(8, scripts));
        System.out.printf("list, first page, HTML:    %6.1f requests/s%n", Rate.perSecond(8, readers));
    }

    /** What the collector and the graphs cost while nobody looks: at first, as just-in-time compilers still work, and then. */
    void idle() {
        double first = minute();
        System.out.printf("collector and graphs: %.1f %% of one core, in the first minute %.1f %%%n", minute(), first);
    }

    /** The share of one core over a whole minute: services are recorded once in it. */
    private double minute() {
        Duration before = appliance.processor();
        long began = System.nanoTime();
        await().pollDelay(Duration.ofSeconds(60)).atMost(Duration.ofSeconds(70)).until(() -> true);
        double wall = (System.nanoTime() - began) / 1e9;
        double busy = appliance.processor().minus(before).toMillis() / 1000.0;
        return 100 * busy / wall;
    }

    /** What watching costs: nobody, one, fifty. */
    void viewers() throws Exception {
        watched(0);
        watched(1);
        watched(50);
    }

    private void watched(int viewers) throws Exception {
        AtomicLong lines = new AtomicLong();
        List<CompletableFuture<Void>> streams = new ArrayList<>();
        Reader reader = null;
        for (int i = 0; i < Math.max(viewers, 1); i++) {
            if (i % STREAMS_PER_USER == 0) {
                reader = Reader.signedIn(user(i / STREAMS_PER_USER), PASSWORD);
            }
            if (viewers > 0) {
                streams.add(reader.stream("/overview/events?since=0", lines));
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> lines.get() >= viewers * 3L);
        Duration before = appliance.processor();
        long began = System.nanoTime();
        long end = began + SECONDS * 1_000_000_000L;
        await().pollDelay(Duration.ofSeconds(SECONDS))
                .atMost(Duration.ofSeconds(SECONDS + 10))
                .until(() -> System.nanoTime() >= end);
        double wall = (System.nanoTime() - began) / 1e9;
        double busy = appliance.processor().minus(before).toMillis() / 1000.0;
        Samples page = new Samples();
        for (int i = 0; i < 9; i++) {
            Reader one = reader;
            page.time(() -> one.page("/"));
        }
        System.out.printf(
                "%2d viewers: %.3f CPU seconds of the web process per second, page %s, %d lines streamed%n",
                viewers, busy / wall, page, lines.get());
        streams.forEach(stream -> stream.cancel(true));
    }

    /** Users with this number exist from the first time they are asked for. */
    private String user(int number) {
        String name = "viewer" + number;
        int status = api.send(
                        "POST", "/maintenance/users", Map.of("name", name, "role", "REPORT", "password", PASSWORD))
                .status();
        if (status != 201 && status != 409) {
            throw new IllegalStateException("User " + name + ": " + status);
        }
        return name;
    }
}

package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Client;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.RealServers;
import org.lbadmin.lab.Service;
import tools.jackson.databind.JsonNode;

/**
 * kill -9 of the web process at random moments of edits, commits and starts. What was acknowledged is there afterwards,
 * nothing is half, the appliance comes up by itself, and what runs is what is shown. Run with -Dplug.pulls=200 for the
 * long version, with -Dplug.seed=N to repeat one.
 */
class PullThePlugIT {
    private static final String VIP = "192.168.30.10";
    private static final int PULLS = Integer.getInteger("plug.pulls", 20);
    private static final long SEED = Long.getLong("plug.seed", System.nanoTime());

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(5);
    private final Random random = new Random(SEED);
    private final Ledger ledger = new Ledger();
    private final AtomicInteger release = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private Lab lab;
    private Appliance appliance;

    @BeforeEach
    void serve() {
        System.out.println(PULLS + " pulls, -Dplug.seed=" + SEED);
        lab = Lab.exchange();
        RealServers.start(lab);
        appliance = Appliance.start();
        Api api = appliance.api();
        api.post(
                Service.PATH,
                Service.tcp("ALWAYS", VIP, "25").mailboxes(25, 100).body());
        assertThat(api.commit().path("outcome").asString()).isEqualTo("APPLIED");
    }

    @AfterEach
    void takeAway() {
        threads.shutdownNow();
        lab.close();
    }

    @Test
    void keepsWhatWasAcknowledged() throws Exception {
        for (int pull = 1; pull <= PULLS; pull++) {
            pull();
            assertThat(Client.smtp(VIP)).as("traffic without the web process").startsWith("MBOX");
            if (random.nextInt(5) == 0) {
                appliance.launch();
                after(random.nextInt(4000), appliance::killWeb);
            }
            appliance.startWeb();
            check("pull " + pull + " of " + PULLS + ", -Dplug.seed=" + SEED);
        }
        System.out.println(PULLS + " pulls: " + ledger.edits() + " edits and " + commits + " commits acknowledged");
    }

    /** Edits and commits at the same time; the plug is pulled in the midst of it. */
    private void pull() throws Exception {
        List<Future<?>> work = new ArrayList<>();
        for (int port : List.of(2501, 2502, 2503)) {
            Random own = new Random(random.nextLong());
            Api api = appliance.api();
            work.add(threads.submit(() -> ledger.edit(api, port, own)));
        }
        Api api = appliance.api();
        work.add(threads.submit(() -> commit(api)));
        AtomicInteger witness = random.nextBoolean() ? commits : ledger.edits();
        int before = witness.get();
        await().atMost(Duration.ofSeconds(30)).until(() -> witness.get() > before);
        after(random.nextInt(1000), appliance::killWeb);
        for (Future<?> one : work) {
            one.get(30, TimeUnit.SECONDS);
        }
    }

    private void after(int milliseconds, Runnable action) throws ExecutionException, InterruptedException {
        threads.schedule(action, milliseconds, TimeUnit.MILLISECONDS).get();
    }

    private void commit(Api api) {
        try {
            while (true) {
                JsonNode outcome = api.commit();
                if (outcome.path("outcome").asString("").equals("APPLIED")) {
                    release.set(outcome.path("release").asInt());
                    commits.incrementAndGet();
                }
            }
        } catch (UncheckedIOException e) {
            // The plug was pulled.
        }
    }

    private void check(String when) {
        Api api = appliance.api();
        ledger.check(api);
        await().alias(when + ": HAProxy runs what lies on disk")
                .atMost(Duration.ofSeconds(20))
                .ignoreException(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(appliance.haproxy().proxies()).isEqualTo(appliance.configured()));
        assertThat(current()).as(when + ": release on disk").isGreaterThanOrEqualTo(release.get());
        assertThat(api.get("/maintenance/commit").path("pending").isEmpty())
                .as(when + ": nothing waits, because the configuration has it all")
                .isEqualTo(ledger.isIn(appliance.configuration()));

        if (random.nextInt(3) == 0) {
            api.commit();
            assertThat(api.get("/maintenance/commit").path("pending")).as(when).isEmpty();
            assertThat(ledger.isIn(appliance.configuration())).as(when).isTrue();
        }
        assertThat(Client.smtp(VIP)).as(when).startsWith("MBOX");
    }

    private int current() {
        try {
            Path link = appliance.home().resolve("current/haproxy");
            return Integer.parseInt(Files.readSymbolicLink(link).getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

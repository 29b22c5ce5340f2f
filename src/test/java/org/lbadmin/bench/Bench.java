package org.lbadmin.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Lab.Machine;
import org.lbadmin.lab.Service;

/**
 * Everything that is measured, in one run; a program. Its arguments name parts: services, pages, plain, tls, terminations, layer4, firewall, logs. With -Dbench.sizes=10,100 it stops at a hundred virtual services.
 * The figures depend on the machine and on what else it does: trust ratios.
 */
public final class Bench {
    private static final List<Integer> SIZES = Arrays.stream(
                    System.getProperty("bench.sizes", "10,100,1000").split(","))
            .map(Integer::valueOf)
            .toList();
    private static final Set<String> ALL =
            Set.of("services", "pages", "plain", "tls", "terminations", "layer4", "firewall", "logs");
    private static final int WRITERS_AT = 100;
    private static final int SERVERS = 3;

    private final Appliance appliance;
    private final Api api;
    private int services;

    private Bench(Appliance appliance, Api api) {
        this.appliance = appliance;
        this.api = api;
    }

    public static void main(String[] arguments) throws Exception {
        Set<String> parts = arguments.length == 0 ? ALL : Set.of(arguments);
        try (Lab lab = Lab.of(Machine.APPLIANCE, ByHand.MACHINE, Machine.MBOX1)) {
            lab.program(Machine.APPLIANCE, Accepting.class);
            lab.program(ByHand.MACHINE, Accepting.class);
            Appliance appliance = Appliance.start();
            Map<String, Object> token = Map.of("label", "bench", "role", "CONFIG");
            String secret = appliance
                    .api()
                    .post("/maintenance/tokens", token)
                    .path("token")
                    .asString();
            new Bench(appliance, appliance.api().bearer(secret)).run(parts);
        }
        System.exit(0);
    }

    private void run(Set<String> parts) throws Exception {
        System.out.printf(
                "start until the sign-in page answers: %.1f s, %.1f s of processor, %d MiB%n",
                appliance.startUp().toMillis() / 1000.0, appliance.processor().toMillis() / 1000.0, appliance.memory());
        if (parts.contains("plain")) {
            new PlainBench(api).run();
        }
        if (parts.contains("tls")) {
            new TlsBench(api).run();
        }
        if (parts.contains("terminations")) {
            TerminationBench terminations = new TerminationBench(api);
            terminations.prepare();
            for (int size : SIZES) {
                terminations.measure(size);
            }
        }
        if (parts.contains("layer4")) {
            Layer4Bench layer4 = new Layer4Bench(api);
            for (int size : SIZES) {
                layer4.measure(size);
            }
            layer4.removal();
        }
        if (parts.contains("firewall")) {
            new FirewallBench(api).run();
        }
        if (parts.contains("logs")) {
            new LogBench().run();
        }
        if (parts.contains("services")) {
            services();
        }
        if (parts.contains("pages")) {
            grow(SIZES.get(SIZES.size() - 1));
            new PagesBench().run();
        }
        System.out.printf("memory at the end: %d MiB%n", appliance.memory());
    }

    private void services() throws Exception {
        Path folder = Lab.scratch();
        ByHand byHand = new ByHand(folder);
        ApplyBench apply = new ApplyBench(appliance, api, byHand);
        boolean started = false;
        for (int size : SIZES) {
            grow(size);
            if (!started) {
                byHand.start(appliance.configuration());
                started = true;
            }
            apply.measure(size);
            if (size == WRITERS_AT) {
                new WritersBench(appliance, api).run();
            }
        }
        OverviewBench overview = new OverviewBench(appliance, api);
        System.out.printf("with %d virtual services of %d real servers each:%n", services, SERVERS);
        overview.idle();
        overview.lists();
        overview.viewers();
    }

    private void grow(int size) {
        long began = System.nanoTime();
        int before = services;
        while (services < size) {
            api.post(Service.PATH, Fleet.service(services++, SERVERS).body());
        }
        double adding = (System.nanoTime() - began) / 1e9;
        String outcome = api.commit().path("outcome").asString("");
        if (!outcome.equals("APPLIED")) {
            throw new IllegalStateException("Not applied: " + outcome);
        }
        System.out.printf(
                "%d virtual services added one by one: %.1f ms each%n", size - before, adding * 1000 / (size - before));
    }
}

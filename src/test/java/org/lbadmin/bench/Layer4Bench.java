package org.lbadmin.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.lbadmin.lab.Api;

/**
 * One change of a layer 4 service among many, and how soon a server that fails its check is taken out. Where the kernel
 * has no IPVS the change is stored, rendered and answered, but not live; what the helper needs to check and install such
 * a release is measured apart, on a kernel that is started for it.
 */
final class Layer4Bench {
    private static final String PATH = "/cluster/layer4/virtual-services";
    private static final int ROUNDS = 7;

    private final Api api;
    private int services;

    Layer4Bench(Api api) {
        this.api = api;
    }

    void measure(int size) throws Exception {
        while (services < size) {
            api.send("POST", PATH + "?apply=later", service(services++));
        }
        Samples samples = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Object> change =
                    Map.of("balanceMode", round % 2 == 0 ? "DESTINATION_HASH" : "WEIGHTED_ROUND_ROBIN");
            samples.time(() -> api.patch(PATH + "/L4-0", change));
        }
        System.out.printf("layer 4, one change among %d: %s%n", size, samples);
    }

    /** Chapter 11, with the interval of 6 s that is its default. */
    void removal() throws Exception {
        Path folder = Files.createTempDirectory("layer4");
        for (String file : new String[] {"ldirectord.cf", "rules", "addresses"}) {
            Files.copy(Path.of("src/test/resources/golden/ldirectord/exchange-chapter-11", file), folder.resolve(file));
        }
        Path words = Files.createTempFile("layer4", ".words");
        new ProcessBuilder("src/test/uml/serve-release", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start()
                .waitFor();
        Files.readAllLines(words).stream()
                .filter(line -> line.contains(" took "))
                .forEach(line -> System.out.println("layer 4, check interval 6 s: " + line));
    }

    private static Map<String, Object> service(int number) {
        return Map.of(
                "label",
                "L4-" + number,
                "ipAddress",
                "192.168.30.10",
                "ports",
                Integer.toString(20000 + number),
                "realServers",
                java.util.List.of(
                        Map.of("label", "one", "ipAddress", "192.168.30.20"),
                        Map.of("label", "two", "ipAddress", "192.168.30.21"),
                        Map.of("label", "three", "ipAddress", "192.168.30.22")));
    }
}

package org.lbadmin.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Machines on one wire: each a network namespace with one address on a bridge, and this process, in a namespace of its
 * own since src/test/netns/bin/java, as the client at {@value #CLIENT}.
 *
 * <p>A guard ends every process in these namespaces and takes them away when the lab is closed, and also when this
 * process dies without closing it: it waits on a pipe that only we hold.
 */
public final class Lab implements AutoCloseable {
    public static final String CLIENT = "192.168.30.100";

    private static final String BRIDGE = "labwire";
    private static final String GUARD = """
            trap '' INT TERM HUP
            read -r end
            for name; do
                pids=$(ip netns pids "$name")
                [ -z "$pids" ] || kill -KILL $pids
                ip link del "$name-wire"
                ip netns del "$name"
            done
            ip link del labwire
            """;

    private final Process guard;

    /** One machine. */
    public record Machine(String name, String address) {
        public static final Machine APPLIANCE = new Machine("lb", "192.168.30.1");
        public static final Machine MBOX1 = new Machine("r1", "192.168.30.20");
        public static final Machine MBOX2 = new Machine("r2", "192.168.30.21");

        /** A program that will run on this machine. */
        public ProcessBuilder runs(List<String> words) {
            List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
            all.addAll(words);
            return new ProcessBuilder(all);
        }

        public ProcessBuilder runs(String... words) {
            return runs(List.of(words));
        }
    }

    private Lab(Process guard) {
        this.guard = guard;
    }

    /** The appliance and the two mailbox servers of the deployment guide. */
    public static Lab exchange() {
        return of(Machine.APPLIANCE, Machine.MBOX1, Machine.MBOX2);
    }

    public static Lab of(Machine... machines) {
        refuseHostNetwork();
        Lab lab = new Lab(guard(machines));
        ip("link add " + BRIDGE + " type bridge forward_delay 0");
        ip("addr add " + CLIENT + "/24 dev " + BRIDGE);
        ip("link set " + BRIDGE + " up");
        Arrays.stream(machines).forEach(Lab::connect);
        return lab;
    }

    private static void connect(Machine machine) {
        String name = machine.name();
        ip("netns add " + name);
        ip("link add " + name + "-wire type veth peer name eth0 netns " + name);
        ip("link set " + name + "-wire master " + BRIDGE + " up");
        ip("-n " + name + " link set lo up");
        ip("-n " + name + " addr add " + machine.address() + "/24 dev eth0");
        ip("-n " + name + " link set eth0 up");
    }

    /** Further addresses of the client; a socket that is bound to one comes from there. */
    public void clientAlsoAt(String... addresses) {
        Arrays.stream(addresses).forEach(address -> ip("addr add " + address + "/24 dev " + BRIDGE));
    }

    /**
     * A second network on the same wire, for clients; real servers know the way there through the appliance only
     * (deployment guide, 15.2).
     */
    public void clientsBehindTheAppliance(String appliance, String client) {
        ip("-n " + Machine.APPLIANCE.name() + " addr add " + appliance + "/24 dev eth0");
        ip("addr add " + client + "/24 dev " + BRIDGE);
        for (Machine server : List.of(Machine.MBOX1, Machine.MBOX2)) {
            ip("-n " + server.name() + " route add default via " + Machine.APPLIANCE.address());
        }
    }

    /** Starts a class with a main method on a machine; it ends with the lab. */
    public Process program(Machine machine, Class<?> type, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                java(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                project().resolve("target/test-classes").toString(),
                type.getName()));
        words.addAll(List.of(arguments));
        Path log = project().resolve("target/" + type.getSimpleName() + "-" + machine.name() + ".log");
        try {
            return machine.runs(words).redirectError(log.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A temporary folder with a short name; it goes when this process ends. */
    public static Path scratch() {
        return Scratch.folder();
    }

    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            guard.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process guard(Machine... machines) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", GUARD, "guard"));
        Arrays.stream(machines).map(Machine::name).forEach(words::add);
        try {
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bridge must not appear among the interfaces of the machine that runs the tests. */
    private static void refuseHostNetwork() {
        String links = Command.run("ip", "-o", "link");
        String names = links.lines().map(line -> line.split(":\\s+")[1]).collect(Collectors.joining(" "));
        if (!names.equals("lo")) {
            throw new IllegalStateException(
                    "The lab needs a network namespace of its own, see src/test/netns/bin/java; this one has " + names);
        }
    }

    private static void ip(String words) {
        Command.run(("ip " + words).split(" "));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The repository, where tests are run. */
    static Path project() {
        return Path.of("").toAbsolutePath();
    }

    /** Only what a program needs of our environment. */
    static ProcessBuilder bare(ProcessBuilder builder, Map<String, String> environment) {
        builder.environment()
                .keySet()
                .removeIf(key -> !List.of("PATH", "JAVA_HOME", "LANG", "TZ").contains(key));
        builder.environment().putAll(environment);
        return builder;
    }
}

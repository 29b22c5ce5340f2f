package org.lbadmin.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lbadmin.lab.Lab.Machine;

/** The appliance under test: the built application on its machine, with HAProxy as its child in all but name. */
public final class Appliance {
    public static final String USER = "loadbalancer";
    public static final String PASSWORD = "correct-horse-battery";
    public static final String BASE = "https://" + Machine.APPLIANCE.address() + ":9443/lbadmin";

    private static final Duration START = Duration.ofSeconds(60);

    private final Jar jar = Jar.ready();
    private final HttpClient http = HttpClient.newBuilder()
            .sslContext(Tls.anyCertificate())
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final Path home;
    private final Map<String, String> more;
    private Process web;
    private Duration startUp = Duration.ZERO;

    private Appliance(Path home, Map<String, String> more) {
        this.home = home;
        this.more = more;
    }

    /** A fresh one, on its machine in the lab; it ends with the lab. */
    public static Appliance start() {
        return start(Map.of());
    }

    /** The same with settings in addition, as the environment has them. */
    public static Appliance start(Map<String, String> more) {
        Appliance appliance = new Appliance(Scratch.folder(), more);
        appliance.startWeb();
        return appliance;
    }

    /** Starts the web process and waits until it answers. */
    public void startWeb() {
        long began = System.nanoTime();
        launch();
        await().atMost(START).pollInterval(Duration.ofMillis(50)).until(this::answers);
        startUp = Duration.ofNanos(System.nanoTime() - began);
    }

    /** Starts the web process without waiting. */
    public void launch() {
        try {
            web = Lab.bare(Machine.APPLIANCE.runs(jar.command(List.of())), environment())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(more);
        all.put("LBADMIN_HOME", home.toString());
        all.put("LBADMIN_PASSWORD", PASSWORD);
        all.put(
                "LBADMIN_HELPER",
                Lab.project().resolve("packaging/helper/lbadmin-helper").toString());
        return all;
    }

    /** The IPv4 rules of its machine, as iptables-save prints them. */
    public String rules() {
        return Command.run(Machine.APPLIANCE.runs("iptables-save"));
    }

    private boolean answers() {
        if (!web.isAlive()) {
            throw new IllegalStateException("The application ended by itself:\n" + words());
        }
        HttpRequest login = HttpRequest.newBuilder(URI.create(BASE + "/login"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return http.send(login, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** kill -9 of the web process. */
    public void killWeb() {
        web.destroyForcibly();
        web.onExit().join();
    }

    /** kill -9 of STunnel. */
    public void killStunnel() {
        List<ProcessHandle> found = processes("/stunnel4", home + "/run/stunnel.conf");
        if (found.isEmpty()) {
            throw new IllegalStateException("No STunnel runs.");
        }
        found.forEach(ProcessHandle::destroyForcibly);
    }

    /** kill -9 of HAProxy, master and workers. */
    public void killHaproxy() {
        List<ProcessHandle> found = haproxyProcesses();
        if (found.isEmpty()) {
            throw new IllegalStateException("No HAProxy runs.");
        }
        found.forEach(ProcessHandle::destroyForcibly);
    }

    /** The HAProxy processes of this appliance: those that run with its configuration. */
    public List<ProcessHandle> haproxyProcesses() {
        return processes("/haproxy", home + "/current/haproxy/haproxy.cfg");
    }

    private static List<ProcessHandle> processes(String program, String configuration) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith(program))
                .filter(process -> Arrays.asList(process.info().arguments().orElse(new String[0]))
                        .contains(configuration))
                .toList();
    }

    public Haproxy haproxy() {
        return new Haproxy(home.resolve("run"));
    }

    /** The configuration that HAProxy was told to use. */
    public String configuration() {
        return text(home.resolve("current/haproxy/haproxy.cfg"));
    }

    /** The virtual services in that configuration, sorted. */
    public Set<String> configured() {
        return configuration()
                .lines()
                .filter(line -> line.startsWith("listen "))
                .map(line -> line.substring(7).strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Api api() {
        return Api.basic(BASE, USER, PASSWORD);
    }

    public Path home() {
        return home;
    }

    /** From the start of the process until the sign-in page answered. */
    public Duration startUp() {
        return startUp;
    }

    /** Memory of the web process in MiB. */
    public long memory() {
        return Long.parseLong(statusLine("VmRSS:").replaceAll("\\D", "")) / 1024;
    }

    /** Processor time the web process has had; what its helpers took is in it once they ended. */
    public Duration processor() {
        String[] fields = text(Path.of("/proc/" + web.pid() + "/stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ");
        long ticks = Stream.of(fields[11], fields[12], fields[13], fields[14])
                .mapToLong(Long::parseLong)
                .sum();
        return Duration.ofMillis(ticks * 10);
    }

    /** What the web process wrote. */
    public String words() {
        return text(log());
    }

    private Path log() {
        return Path.of("target", "appliance-" + ProcessHandle.current().pid() + "-" + home.getFileName() + ".log");
    }

    private String statusLine(String key) {
        return text(Path.of("/proc/" + web.pid() + "/status"))
                .lines()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

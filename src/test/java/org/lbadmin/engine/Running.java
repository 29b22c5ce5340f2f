package org.lbadmin.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.lbadmin.ThrowAwayPem;
import org.lbadmin.engine.haproxy.HaproxyEngine;
import org.lbadmin.engine.stunnel.StunnelEngine;
import org.lbadmin.model.Snapshot;

/** HAProxy and STunnel with the files that a configuration renders to, as they lie on the appliance. */
final class Running implements AutoCloseable {
    private final Path home;
    private final List<Process> processes = new ArrayList<>();

    private Running(Path home) {
        this.home = home;
    }

    /** @param pems what lies in the place of each certificate's material */
    static Running start(Snapshot snapshot, Map<String, ThrowAwayPem> pems) throws IOException {
        Running running = new Running(Files.createTempDirectory("lbadmin-running"));
        Path haproxy = running.write("haproxy", new HaproxyEngine().render(snapshot), pems);
        Path stunnel = running.write("stunnel", new StunnelEngine().render(snapshot), pems);
        Path run = Files.createDirectories(running.home.resolve("run"));
        Files.writeString(run.resolve("haproxy.state"), "1\n");
        running.begin(
                List.of("haproxy", "-db", "-f", haproxy.resolve("haproxy.cfg").toString()), haproxy, run);
        running.begin(List.of("stunnel", stunnel.resolve("stunnel.conf").toString()), stunnel, run);
        try {
            running.answers(snapshot, List.of(haproxy, stunnel));
        } catch (RuntimeException | Error e) {
            running.close();
            throw e;
        }
        return running;
    }

    private void answers(Snapshot snapshot, List<Path> folders) throws IOException {
        snapshot.cluster()
                .layer7()
                .forEach(service -> service.listener()
                        .ifPresent(
                                at -> reached(at.ipAddress().value(), at.ports().first())));
        for (Path folder : folders) {
            Served.read(Files.readString(folder.resolve(Served.FILE)))
                    .forEach(line -> reached(line.address().value(), line.port()));
        }
    }

    private Path write(String engine, List<ConfigFile> files, Map<String, ThrowAwayPem> pems) throws IOException {
        Path folder = Files.createDirectories(home.resolve("current").resolve(engine));
        for (ConfigFile file : files) {
            String text = file.secret() ? pems.get(file.material()).text() : file.text();
            Files.writeString(folder.resolve(file.path()), text);
        }
        return folder;
    }

    private void begin(List<String> command, Path conf, Path run) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("LBADMIN_CONF", conf.toString());
        builder.environment().put("LBADMIN_RUN", run.toString());
        Path words = home.resolve(command.get(0) + ".log");
        processes.add(
                builder.redirectErrorStream(true).redirectOutput(words.toFile()).start());
    }

    private static void reached(String address, int port) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress(address, port));
                        return true;
                    }
                });
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}

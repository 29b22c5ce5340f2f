package org.lbadmin.bench;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.lbadmin.lab.Haproxy;
import org.lbadmin.lab.Lab.Machine;

/**
 * What a change costs somebody who does without lbadmin: haproxy -c, and reload through the master socket until the new
 * worker is up. An HAProxy of its own, on a machine of its own, with the file that lbadmin wrote.
 */
final class ByHand {
    static final Machine MACHINE = new Machine("byhand", "192.168.30.2");

    private final Path folder;
    private final Path file;
    private final Haproxy haproxy;

    ByHand(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("haproxy.cfg");
        this.haproxy = new Haproxy(folder);
    }

    void start(String configuration) throws Exception {
        Files.writeString(file, configuration);
        Files.writeString(folder.resolve("haproxy.state"), "1\n");
        haproxy("-W", "-S", folder + "/master.sock", "-f", file.toString()).start();
        await().atMost(Duration.ofSeconds(30)).until(() -> haproxy.worker().isPresent());
    }

    /** Puts this text live. */
    String change(String configuration) throws Exception {
        String before = haproxy.worker().orElseThrow();
        Files.writeString(file, configuration);
        Process check = haproxy("-c", "-f", file.toString()).start();
        if (check.waitFor() != 0) {
            throw new IllegalStateException("haproxy -c refuses the file.");
        }
        haproxy.askMaster("reload");
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < until) {
            Optional<String> worker = worker();
            if (worker.isPresent() && !worker.get().equals(before)) {
                return worker.get();
            }
            LockSupport.parkNanos(5_000_000);
        }
        throw new IllegalStateException("No new worker.");
    }

    private Optional<String> worker() {
        try {
            return haproxy.worker();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private ProcessBuilder haproxy(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "haproxy";
        System.arraycopy(words, 0, all, 1, words.length);
        ProcessBuilder builder = MACHINE.runs(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("haproxy.log").toFile()));
        builder.environment().put("LBADMIN_RUN", folder.toString());
        return builder;
    }
}

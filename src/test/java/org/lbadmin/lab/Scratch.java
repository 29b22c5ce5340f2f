package org.lbadmin.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Temporary folders with short names, as sockets need them. A shell that waits on a pipe of ours takes them away, and
 * ends the processes entrusted to it, when this process ends, also when it is killed.
 */
final class Scratch {
    private static final String REAPER = """
            trap '' INT TERM HUP
            read -r end
            for pid in $(cat "$0/pids"); do kill -KILL "$pid"; done
            for try in 1 2 3 4 5 6 7 8 9; do
                rm -rf "$0" && exit
                sleep 1
            done
            """;
    private static final Path ROOT = root();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Scratch() {}

    static Path folder() {
        try {
            return Files.createDirectory(ROOT.resolve(Integer.toString(NUMBER.incrementAndGet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that shall not outlive this one. */
    static void entrust(long pid) {
        try {
            Files.writeString(ROOT.resolve("pids"), pid + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            Path root = Files.createTempDirectory("lb");
            Files.createFile(root.resolve("pids"));
            new ProcessBuilder("sh", "-c", REAPER, root.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lbadmin.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The built application, unpacked and with an archive of its classes as the package installs it: it starts in less than
 * half the time. Made once per build, in target/lab.
 */
final class Jar {
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

    private final Path folder;

    private Jar(Path folder) {
        this.folder = folder;
    }

    static Jar ready() {
        Path jar =
                Path.of(System.getProperty("lbadmin.jar", "target/lbadmin.jar")).toAbsolutePath();
        try {
            String build =
                    Files.size(jar) + "-" + Files.getLastModifiedTime(jar).toMillis();
            Path all = Files.createDirectories(Lab.project().resolve("target/lab"));
            Jar unpacked = new Jar(all.resolve(build));
            // Two processes run journeys at a time; the second waits until the first has made it.
            try (FileChannel file =
                            FileChannel.open(all.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (lock.isValid() && !Files.exists(unpacked.archive())) {
                    unpacked.make(jar);
                }
            }
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException("There is no application to test, run the package phase first: " + jar, e);
        }
    }

    /** The words that start it, and what comes first among them. */
    List<String> command(List<String> first) {
        List<String> words = new ArrayList<>(first);
        words.add(Lab.java());
        words.addAll(FLAGS);
        words.add("-XX:SharedArchiveFile=" + archive());
        words.add("-jar");
        words.add(unpacked().toString());
        return words;
    }

    private void make(Path jar) throws IOException {
        Command.run(
                Lab.java(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString());
        Path scratch = Scratch.folder();
        List<String> words = new ArrayList<>(List.of(Lab.java()));
        words.addAll(FLAGS);
        words.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + archive(),
                "-Dspring.context.exit=onRefresh",
                "-jar",
                unpacked().toString()));
        Command.run(Lab.bare(
                new ProcessBuilder(words),
                Map.of("LBADMIN_HOME", scratch.toString(), "LBADMIN_PASSWORD", Appliance.PASSWORD)));
    }

    private Path unpacked() {
        return folder.resolve("lbadmin.jar");
    }

    private Path archive() {
        return folder.resolve("lbadmin.jsa");
    }
}

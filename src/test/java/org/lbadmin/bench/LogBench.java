package org.lbadmin.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.lbadmin.lab.Lab;

/** A log of gigabytes, through the helper as the pages ask it: rotated, searched from end to end, downloaded. */
final class LogBench {
    private static final int MEGABYTES = Integer.getInteger("bench.log", 2048);
    private static final String ENOUGH = "999";

    private final Path home = Lab.scratch();
    private final Path helper = Path.of("packaging/helper/lbadmin-helper").toAbsolutePath();

    void run() throws Exception {
        Path log = Files.createDirectories(home.resolve("log")).resolve("haproxy.log");
        fill(log);
        measure("rotated", "", "log-rotate", "64", ENOUGH, "0");
        String place = "0";
        while (place.matches("\\d+")) {
            String end = measure("searched before " + place, "nowhere\n", "log-find", "haproxy", place, "200");
            place = end.replaceFirst(".*more ", "");
        }
        measure("its last 200 lines", "", "log-tail", "haproxy", "0", "200");
        measure("downloaded", "", "log-all", "haproxy");
    }

    private static void fill(Path log) throws IOException {
        long left = MEGABYTES * 1024L * 1024;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log), 1 << 20)) {
            for (long i = 0; left > 0; i++) {
                byte[] line = ("192.0.2." + i % 251 + ":" + i % 60_000 + " [28/Nov/2026:01:02:03.456] MBOX MBOX/MBOX"
                                + i % 3
                                + " 0/0/1/" + i % 97 + "/" + i % 101 + " 200 " + i * 7919 % 99_991
                                + " - - ---- 12/3/0/0/0 0/0 \"GET /owa/" + i * 31 % 9973 + " HTTP/1.1\"\n")
                        .getBytes(StandardCharsets.US_ASCII);
                out.write(line);
                left -= line.length;
            }
        }
    }

    private String measure(String what, String input, String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(helper.toString());
        builder.command().addAll(java.util.List.of(words));
        builder.environment().put("LBADMIN_HOME", home.toString());
        long began = System.nanoTime();
        Process process = builder.redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> end(process.getInputStream()));
        long most = 0;
        while (process.isAlive()) {
            most = Math.max(
                    most,
                    memory(process.toHandle())
                            + process.descendants().mapToLong(LogBench::memory).sum());
            Thread.sleep(10);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "a log of %d MiB %s: %.2f s, all processes together at most %d MiB; %s%n",
                MEGABYTES, what, seconds, most / 1024, answer.get());
        return answer.get();
    }

    /** Reads it all; how much it was, and its last few words. */
    private static String end(InputStream stream) {
        try (stream) {
            byte[] buffer = new byte[1 << 16];
            long octets = 0;
            String last = "";
            for (int n = stream.read(buffer); n > 0; n = stream.read(buffer)) {
                octets += n;
                last = new String(buffer, Math.max(0, n - 30), Math.min(30, n), StandardCharsets.US_ASCII);
            }
            return octets + " octets, ending with " + last.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident, in KiB; 0 for a process that has ended. */
    private static long memory(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}

package org.lbadmin.graphs;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What Linux tells of the machine (proc(5)). */
final class Machine {
    private final Path proc;
    private final Path home;
    private long busy;
    private long all;

    Machine(Path proc, Path home) {
        this.proc = proc;
        this.home = home;
    }

    /** The figures of now; the processor's share is that since the last call. */
    Map<String, Double> read() throws IOException {
        Map<String, Double> figures = new HashMap<>();
        network(figures);
        String[] load = Files.readString(proc.resolve("loadavg")).split(" ");
        figures.put("load1", Double.parseDouble(load[0]));
        figures.put("load5", Double.parseDouble(load[1]));
        figures.put("load15", Double.parseDouble(load[2]));
        figures.put("memory", memory());
        processor(figures);
        FileStore disk = Files.getFileStore(home);
        figures.put("disk", (double) (disk.getTotalSpace() - disk.getUnallocatedSpace()));
        return figures;
    }

    /** Octets over all interfaces but the loopback one. */
    private void network(Map<String, Double> figures) throws IOException {
        double rx = 0;
        double tx = 0;
        for (String line : Files.readAllLines(proc.resolve("net/dev"))) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.substring(0, colon).strip().equals("lo")) {
                String[] counters = line.substring(colon + 1).strip().split("\\s+");
                rx += Double.parseDouble(counters[0]);
                tx += Double.parseDouble(counters[8]);
            }
        }
        figures.put("rx", rx);
        figures.put("tx", tx);
    }

    private double memory() throws IOException {
        double total = 0;
        double available = 0;
        for (String line : Files.readAllLines(proc.resolve("meminfo"))) {
            if (line.startsWith("MemTotal:")) {
                total = kibibytes(line);
            } else if (line.startsWith("MemAvailable:")) {
                available = kibibytes(line);
            }
        }
        return (total - available) * 1024;
    }

    private static double kibibytes(String line) {
        return Double.parseDouble(line.replaceAll("\\D", ""));
    }

    private void processor(Map<String, Double> figures) throws IOException {
        String[] times = Files.readAllLines(proc.resolve("stat")).get(0).split("\\s+");
        long total = 0;
        for (int i = 1; i < Math.min(times.length, 9); i++) {
            total += Long.parseLong(times[i]);
        }
        long idle = Long.parseLong(times[4]) + Long.parseLong(times[5]);
        if (all > 0 && total > all) {
            figures.put("cpu", 100.0 * (total - idle - busy) / (total - all));
        }
        busy = total - idle;
        all = total;
    }
}

package org.lbadmin.graphs;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.lbadmin.layer4.Layer4;
import org.lbadmin.live.Layer4Live;
import org.lbadmin.live.Layer7Statistics;
import org.lbadmin.live.StatLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what the machine does every ten seconds, and what each service does every minute. */
@Component
class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final String FALLBACK = "backup";

    private final Archives archives;
    private final GraphingSettings settings;
    private final Layer7Statistics layer7;
    private final Layer4 layer4;
    private final Layer4Live packets;
    private final Clock clock;
    private final Machine machine;
    private final boolean wanted;
    private long lastMinute;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "graphs");
        thread.setDaemon(true);
        return thread;
    });

    Recorder(
            Archives archives,
            GraphingSettings settings,
            Layer7Statistics layer7,
            Layer4 layer4,
            Layer4Live packets,
            Clock clock,
            @Value("${lbadmin.home}") Path home,
            @Value("${lbadmin.graphs.record:true}") boolean wanted) {
        this.archives = archives;
        this.settings = settings;
        this.layer7 = layer7;
        this.layer4 = layer4;
        this.packets = packets;
        this.clock = clock;
        this.machine = new Machine(Path.of("/proc"), home.toAbsolutePath());
        this.wanted = wanted;
    }

    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        if (wanted) {
            rounds.scheduleAtFixedRate(this::round, 0, Family.MACHINE.step(), TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void end() {
        rounds.shutdownNow();
    }

    /** What the thread does every ten seconds. */
    void round() {
        try {
            if (!settings.read().recording()) {
                return;
            }
            long now = clock.instant().getEpochSecond();
            machine(now);
            if (now / Family.SERVICE.step() != lastMinute) {
                lastMinute = now / Family.SERVICE.step();
                services(now);
                packets(now);
            }
        } catch (IOException | RuntimeException e) {
            // An exception would end all later rounds.
            LOG.error("The figures of graphs could not be written", e);
        }
    }

    void machine(long now) throws IOException {
        Map<String, Double> figures = machine.read();
        for (Graph graph : Graph.of(Subject.MACHINE)) {
            if (!settings.records(graph)) {
                figures.keySet().removeAll(graph.sources());
            }
        }
        add(Subject.MACHINE, now, figures);
    }

    void services(long now) {
        List<StatLine> lines = layer7.lines().orElse(List.of());
        Map<String, Double> answers = new HashMap<>();
        lines.stream()
                .filter(line -> line.name().equals("BACKEND"))
                .forEach(line -> answers.put(line.virtualService(), (double) line.number("rtime")));
        Set<StatLine> services = Set.copyOf(Layer7Statistics.services(lines));
        for (StatLine line : lines) {
            boolean service = services.contains(line);
            if (service || (line.isServer() && !line.name().equals(FALLBACK))) {
                Map<String, Double> figures = figures(line);
                figures.put(
                        "response",
                        service ? answers.getOrDefault(line.virtualService(), 0.0) : (double) line.number("rtime"));
                add(new Subject(7, line.virtualService(), service ? "" : line.name()), now, figures);
            }
        }
    }

    void packets(long now) {
        if (packets.obstacle() == null) {
            Layer4Figures.of(layer4.all(), packets.now())
                    .forEach((subject, open) -> add(subject, now, Map.of("connections", open)));
        }
    }

    private void add(Subject subject, long now, Map<String, Double> figures) {
        if (settings.obstacle(subject) == null) {
            archives.add(subject, now, figures);
        }
    }

    private static Map<String, Double> figures(StatLine line) {
        Map<String, Double> figures = new HashMap<>();
        figures.put("connections", (double) line.number("scur"));
        figures.put("sessions", (double) line.number("stot"));
        figures.put("in", (double) line.number("bin"));
        figures.put("out", (double) line.number("bout"));
        figures.put("errors", (double) (line.number("ereq") + line.number("econ") + line.number("eresp")));
        return figures;
    }
}

package org.lbadmin.upkeep;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lbadmin.commit.Commit;
import org.lbadmin.helper.EngineStatus;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.EnginePages;
import org.lbadmin.web.Notice;
import org.lbadmin.web.NoticeSource;
import org.lbadmin.web.Texts;
import org.lbadmin.web.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Starts an engine again that died. It looks every second whether the process is still there, which costs next to
 * nothing, and asks the helper only when it is not; while a commit or a restart is at work it keeps out of the way.
 */
@Component
class Watchdog implements NoticeSource {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    /** How long nobody asks about an engine that is not meant to run. */
    private static final Duration REST = Duration.ofSeconds(3);

    private static final int LINES = 5;

    private final Helper helper;
    private final Commit commit;
    private final ServiceTrail trail;
    private final Texts texts;
    private final Clock clock;
    private final Map<EngineId, Vigil> vigils = new EnumMap<>(EngineId.class);
    private final Map<EngineId, ProcessHandle> processes = new EnumMap<>(EngineId.class);
    private final Map<EngineId, Instant> resting = new EnumMap<>(EngineId.class);
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    Watchdog(Helper helper, Commit commit, ServiceTrail trail, Texts texts, Clock clock) {
        this.helper = helper;
        this.commit = commit;
        this.trail = trail;
        this.texts = texts;
        this.clock = clock;
        // Of the firewall no process runs that could die.
        Arrays.stream(EngineId.values())
                .filter(engine -> engine != EngineId.FIREWALL)
                .forEach(engine -> vigils.put(engine, new Vigil()));
    }

    /** After the recovery, which brings engines up at start. */
    @Order(2)
    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        rounds.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        rounds.shutdownNow();
    }

    private void round() {
        for (EngineId engine : vigils.keySet()) {
            try {
                look(engine);
            } catch (RuntimeException e) {
                // An exception would end all later rounds.
                LOG.error("The watch over {} failed", engine.id(), e);
            }
        }
    }

    private void look(EngineId engine) {
        boolean rests = clock.instant().isBefore(resting.getOrDefault(engine, Instant.EPOCH));
        if (!rests && !isAlive(processes.get(engine))) {
            commit.exclusivelyIfFree(() -> ask(engine));
        }
    }

    private void ask(EngineId engine) {
        EngineStatus status = status(engine);
        processes.remove(engine);
        resting.remove(engine);
        switch (status.state()) {
            case RUNNING -> {
                vigil(engine).fine();
                remember(engine, status);
            }
            case DEAD -> {
                if (vigil(engine).dead(clock.instant())) {
                    revive(engine, status);
                }
            }
            case STOPPED, NEVER, IDLE -> {
                vigil(engine).fine();
                resting.put(engine, clock.instant().plus(REST));
            }
            case UNKNOWN -> resting.put(engine, clock.instant().plus(REST));
        }
    }

    private void revive(EngineId engine, EngineStatus before) {
        LOG.warn("{} died; starting it again", engine.id());
        HelperResult result = helper.run(new HelperCall.Control(Action.START, engine));
        EngineStatus after = status(engine);
        if (result.ok() && after.isRunning()) {
            vigil(engine).started(clock.instant());
            remember(engine, after);
            commit.mended(engine);
            trail.keep(engine, Action.START, before, after, "STARTED");
            LOG.info("{} runs again, process {}", engine.id(), after.pid());
            return;
        }
        List<String> words = result.lines().isEmpty() ? lastWords(engine) : result.lines();
        LOG.error("{} does not start: {}", engine.id(), String.join(" ", words));
        if (vigil(engine).refused(clock.instant(), words)) {
            trail.keep(engine, Action.START, before, after, ServiceOutcome.FAILED);
        }
    }

    @Override
    public List<Notice> notices() {
        return vigils.entrySet().stream()
                .map(entry -> notice(entry.getKey(), entry.getValue().report(clock.instant())))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Notice notice(EngineId engine, Vigil.@Nullable Report report) {
        if (report == null) {
            return null;
        }
        String label = texts.get("engine." + engine.id());
        String log = EnginePages.of(engine).log();
        String time = Times.clock(report.last());
        if (report.refusal() != null) {
            String sentence = texts.get("watchdog.refused", label, time);
            return new Notice(Notice.Kind.ERROR, sentence + " " + String.join(" ", report.refusal()), log);
        }
        String sentence = report.deaths() == 1
                ? texts.get("watchdog.died", label, time)
                : texts.get("watchdog.diedOften", label, time, report.deaths());
        return new Notice(Notice.Kind.WARNING, sentence, log);
    }

    private EngineStatus status(EngineId engine) {
        return EngineStatus.of(helper.run(new HelperCall.Status(engine)));
    }

    private List<String> lastWords(EngineId engine) {
        return helper.run(new HelperCall.EngineLog(engine, LINES)).lines();
    }

    private void remember(EngineId engine, EngineStatus status) {
        if (status.pid() != null) {
            ProcessHandle.of(status.pid()).ifPresent(process -> processes.put(engine, process));
        }
    }

    /** A process that ended and that nobody has asked about yet still has its id, but no command line any more. */
    private static boolean isAlive(@Nullable ProcessHandle process) {
        if (process == null || !process.isAlive()) {
            return false;
        }
        try {
            return Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline")).length > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Vigil vigil(EngineId engine) {
        return Objects.requireNonNull(vigils.get(engine));
    }
}

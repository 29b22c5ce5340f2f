package org.lbadmin.commit;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Served;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Component;

/**
 * After a release went live: connects to every termination that is new or has another certificate, and compares the
 * certificate that a client gets with the one that is configured.
 */
@Component
class Handshakes {
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PAUSE = Duration.ofMillis(50).toNanos();

    private final Texts texts;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "handshake");
        thread.setDaemon(true);
        return thread;
    });

    Handshakes(Texts texts) {
        this.texts = texts;
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }

    /** A sentence for each termination that does not show what it should; empty when all is well. */
    List<String> differences(Release release, Optional<Release> before) {
        Set<Served> known = new HashSet<>(before.map(Handshakes::served).orElse(List.of()));
        List<CompletableFuture<@Nullable String>> answers = served(release).stream()
                .filter(line -> !known.contains(line))
                .map(line -> CompletableFuture.supplyAsync(() -> difference(line), threads))
                .toList();
        return answers.stream()
                .map(CompletableFuture::join)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Served> served(Release release) {
        return release.file(Served.FILE).map(ConfigFile::text).map(Served::read).orElse(List.of());
    }

    /** An engine that reloads may show the old certificate, or nothing, for a moment. */
    private @Nullable String difference(Served wanted) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String trouble = tried(wanted);
        while (trouble != null && System.nanoTime() < until) {
            LockSupport.parkNanos(PAUSE);
            trouble = tried(wanted);
        }
        return trouble;
    }

    private @Nullable String tried(Served wanted) {
        String place = wanted.address().bracketed() + ":" + wanted.port();
        try {
            String shown = Handshake.fingerprint(wanted.address(), wanted.port(), wanted.serverName());
            return shown.equals(wanted.fingerprint())
                    ? null
                    : texts.get("handshake.other", wanted.label(), place, shown, wanted.fingerprint());
        } catch (IOException e) {
            return texts.get("handshake.failed", wanted.label(), place, String.valueOf(e.getMessage()));
        }
    }
}

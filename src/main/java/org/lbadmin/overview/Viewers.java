package org.lbadmin.overview;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lbadmin.live.Live;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open pages. HAProxy is watched while there is one. */
@Component
class Viewers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Viewers.class);
    private static final int PER_USER = 10;
    private static final long BEAT_MILLIS = 2000;
    private static final int WRITERS = 32;
    /** Whoever has no session to end with signs in again after this time. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Live live;
    private final Feed feed;
    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor writers;
    private @Nullable ScheduledExecutorService beats;
    private @Nullable Runnable unwatch;

    Viewers(Live live, Feed feed) {
        this.live = live;
        this.feed = feed;
        ThreadFactory threads = new CustomizableThreadFactory("overview-writer-");
        writers = new ThreadPoolExecutor(2, WRITERS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    /** Opens a stream that goes on after {@code since}. */
    SseEmitter open(String user, @Nullable HttpSession session, long since) {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Viewer viewer = new Viewer(user, session, emitter, writers);
        emitter.onCompletion(() -> gone(viewer));
        emitter.onTimeout(viewer::close);
        emitter.onError(e -> viewer.close());
        feed.now();
        synchronized (this) {
            makeRoom(user);
            View view = feed.advance();
            Optional<List<Feed.Tick>> missed = feed.since(since);
            missed.ifPresentOrElse(
                    ticks -> ticks.forEach(tick -> viewer.send(tick.seq(), tick.event())),
                    () -> viewer.send(view.seq(), Feed.reload(view)));
            viewer.send(Math.max(viewer.seq(), view.seq()), Feed.beat(view));
            viewers.add(viewer);
            if (unwatch == null) {
                unwatch = live.watch(this::tell);
            }
        }
        return emitter;
    }

    int count() {
        return viewers.size();
    }

    private void makeRoom(String user) {
        List<Viewer> own = viewers.stream().filter(v -> v.user().equals(user)).toList();
        for (int i = 0; i <= own.size() - PER_USER; i++) {
            own.get(i).close();
            viewers.remove(own.get(i));
        }
    }

    private synchronized void gone(Viewer viewer) {
        viewer.close();
        viewers.remove(viewer);
        if (viewers.isEmpty() && unwatch != null) {
            unwatch.run();
            unwatch = null;
        }
    }

    /** Everybody gets what changed after what they have. */
    private synchronized View tell() {
        View view = feed.advance();
        for (Viewer viewer : viewers) {
            if (viewer.seq() < view.seq()) {
                feed.since(viewer.seq())
                        .ifPresentOrElse(
                                ticks -> ticks.forEach(tick -> viewer.send(tick.seq(), tick.event())),
                                () -> viewer.send(view.seq(), Feed.reload(view)));
            }
        }
        return view;
    }

    private synchronized void beat() {
        try {
            viewers.stream().filter(Viewer::isOver).forEach(this::gone);
            if (viewers.isEmpty()) {
                return;
            }
            View view = tell();
            byte[] beat = Feed.beat(view);
            viewers.forEach(viewer -> viewer.send(viewer.seq(), beat));
        } catch (RuntimeException e) {
            LOG.error("Telling the open pages failed", e);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("overview-beat-"));
        started.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        beats = started;
    }

    /** Before the web server stops: it would wait for the open streams. */
    @Override
    public void stop() {
        ScheduledExecutorService stopped = beats;
        beats = null;
        if (stopped != null) {
            stopped.shutdownNow();
        }
        viewers.forEach(this::gone);
        writers.shutdown();
    }

    @Override
    public boolean isRunning() {
        return beats != null;
    }
}

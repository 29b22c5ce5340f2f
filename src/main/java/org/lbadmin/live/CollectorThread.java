package org.lbadmin.live;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one thread that reads regularly. While a halted server waits for the commit that brings it under a new name, the
 * thread also looks often whether another process answers: a cheap question, and the server must not get traffic long.
 */
@Component
class CollectorThread implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CollectorThread.class);
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(200);

    private final Collector collector;
    private volatile @Nullable Thread thread;

    CollectorThread(Collector collector) {
        this.collector = collector;
    }

    @Override
    public void start() {
        Thread started = new Thread(this::run, "live");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            LockSupport.parkNanos(Math.max(1_000_000, Math.min(collector.due(), GLANCE)));
            try {
                LiveState last = collector.last();
                if (collector.due() <= 0 || (collector.awaits() && !collector.sameProcess(last))) {
                    collector.read(last);
                }
            } catch (RuntimeException e) {
                LOG.error("Reading the state of HAProxy failed", e);
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    @Override
    public void stop() {
        Thread stopped = thread;
        thread = null;
        LockSupport.unpark(stopped);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

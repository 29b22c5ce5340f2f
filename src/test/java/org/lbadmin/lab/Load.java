package org.lbadmin.lab;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Visitors that ask for a page again and again, at a fixed pace, and count every request that was not answered. */
public final class Load implements AutoCloseable {
    private final ScheduledExecutorService clock;
    private final List<Visitor> visitors = new ArrayList<>();

    private Load(int threads) {
        this.clock = Executors.newScheduledThreadPool(threads);
    }

    /** At most so many visitors wait for an answer at once. */
    public static Load of(int threads) {
        return new Load(threads);
    }

    /** A visitor who keeps the connection as long as the server lets him. */
    public Load keeping(String name, int milliseconds, Supplier<Conversation> open) {
        return visits(new Visitor(name, open, true), milliseconds);
    }

    /** A visitor who opens a connection for every request. */
    public Load opening(String name, int milliseconds, Supplier<Conversation> open) {
        return visits(new Visitor(name, open, false), milliseconds);
    }

    private Load visits(Visitor visitor, int milliseconds) {
        visitors.add(visitor);
        clock.scheduleWithFixedDelay(visitor, 0, milliseconds, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Requests answered so far, all visitors together. */
    public int answered() {
        return visitors.stream().mapToInt(visitor -> visitor.answered.get()).sum();
    }

    /** Every request that was not answered, with its reason. */
    public List<String> failures() {
        return visitors.stream().flatMap(visitor -> visitor.failures.stream()).toList();
    }

    /** Per visitor: requests answered and connections made. */
    public Map<String, String> summary() {
        Map<String, String> lines = new LinkedHashMap<>();
        visitors.forEach(visitor -> lines.put(
                visitor.name,
                visitor.answered + " answered, " + visitor.connections + " connections, " + visitor.failures.size()
                        + " failed"));
        return lines;
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The visitors do not come home.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        visitors.forEach(Visitor::hangUp);
    }

    private static final class Visitor implements Runnable {
        private final String name;
        private final Supplier<Conversation> open;
        private final boolean keeps;
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger connections = new AtomicInteger();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();
        private volatile @Nullable Conversation kept;

        Visitor(String name, Supplier<Conversation> open, boolean keeps) {
            this.name = name;
            this.open = open;
            this.keeps = keeps;
        }

        @Override
        public void run() {
            try {
                Conversation conversation = conversation();
                conversation.page();
                answered.incrementAndGet();
                if (!keeps || conversation.isOver()) {
                    hangUp();
                }
            } catch (UncheckedIOException e) {
                failures.add(name + ": " + e.getCause());
                hangUp();
            }
        }

        private Conversation conversation() {
            Conversation known = kept;
            if (known != null) {
                return known;
            }
            Conversation fresh = open.get();
            connections.incrementAndGet();
            kept = fresh;
            return fresh;
        }

        private void hangUp() {
            Conversation known = kept;
            kept = null;
            if (known != null) {
                known.close();
            }
        }
    }
}

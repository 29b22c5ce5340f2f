package org.lbadmin.overview;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page. It is written to by one thread at a time, and a slow one delays nobody else. */
final class Viewer {
    private static final int BACKLOG = 30;

    private final String user;
    private final @Nullable HttpSession session;
    private final SseEmitter emitter;
    private final Executor writers;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean writing;
    private boolean closed;
    private long seq;

    /** @param session null for a caller without one; its stream ends when the emitter's time is over */
    Viewer(String user, @Nullable HttpSession session, SseEmitter emitter, Executor writers) {
        this.user = user;
        this.session = session;
        this.emitter = emitter;
        this.writers = writers;
    }

    String user() {
        return user;
    }

    /** The last change it was given. */
    synchronized long seq() {
        return seq;
    }

    /** Whether it was closed, or the session it was opened with is over. */
    boolean isOver() {
        try {
            return isClosed() || (session != null && session.getCreationTime() < 0);
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    void send(long upTo, byte[] event) {
        synchronized (this) {
            if (closed) {
                return;
            }
            seq = upTo;
            waiting.add(event);
            if (waiting.size() > BACKLOG) {
                close();
                return;
            }
        }
        flush();
    }

    private void flush() {
        synchronized (this) {
            if (writing || waiting.isEmpty() || closed) {
                return;
            }
            writing = true;
        }
        try {
            writers.execute(this::write);
        } catch (RejectedExecutionException e) {
            synchronized (this) {
                writing = false;
            }
        }
    }

    private void write() {
        while (true) {
            byte[] event;
            synchronized (this) {
                event = closed ? null : waiting.poll();
                if (event == null) {
                    writing = false;
                    return;
                }
            }
            try {
                emitter.send(Set.of(new DataWithMediaType(event, MediaType.APPLICATION_OCTET_STREAM)));
            } catch (IOException | IllegalStateException e) {
                close();
            }
        }
    }

    /** The browser comes back by itself, with the number of the last event it saw. */
    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
        }
        try {
            writers.execute(emitter::complete);
        } catch (RejectedExecutionException e) {
            emitter.complete();
        }
    }
}

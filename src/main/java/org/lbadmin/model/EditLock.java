package org.lbadmin.model;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One edit of the configuration at a time, in all rooms: rules between rooms hold when two people save at once. */
public final class EditLock {
    private final ReentrantLock lock = new ReentrantLock();

    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}

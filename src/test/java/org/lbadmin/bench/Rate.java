package org.lbadmin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests per second. */
final class Rate {
    private Rate() {}

    /** Every caller repeats its request for some seconds, all at once. */
    static double perSecond(int seconds, List<Runnable> callers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers.size());
        try {
            long began = System.nanoTime();
            long end = began + seconds * 1_000_000_000L;
            List<Future<Integer>> counts = new ArrayList<>();
            for (Runnable caller : callers) {
                counts.add(threads.submit(repeat(caller, end)));
            }
            int requests = 0;
            for (Future<Integer> count : counts) {
                requests += count.get();
            }
            return requests / ((System.nanoTime() - began) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Integer> repeat(Runnable caller, long end) {
        return () -> {
            int done = 0;
            while (System.nanoTime() < end) {
                caller.run();
                done++;
            }
            return done;
        };
    }
}

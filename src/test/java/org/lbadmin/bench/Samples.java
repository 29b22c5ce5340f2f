package org.lbadmin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Measured figures; times in milliseconds. */
final class Samples {
    private final List<Double> values = new ArrayList<>();

    /** Does something and keeps how long it took. */
    <T> T time(Callable<T> work) throws Exception {
        long began = System.nanoTime();
        T result = work.call();
        values.add((System.nanoTime() - began) / 1e6);
        return result;
    }

    /** Keeps a figure that was measured elsewhere. */
    void add(double value) {
        values.add(value);
    }

    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    @Override
    public String toString() {
        return "%7.0f ms (%.0f-%.0f, n=%d)".formatted(median(), least(), most(), values.size());
    }
}

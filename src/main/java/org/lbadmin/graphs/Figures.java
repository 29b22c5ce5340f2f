package org.lbadmin.graphs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of a graph, oldest first.
 *
 * @param times seconds since 1970, each the end of the time that its values are the average of
 * @param values for each source as many as times; NaN where nothing is known
 */
record Figures(long[] times, List<double[]> values) {

    /** Without what lies ahead: the last row of an archive may end later than now. */
    static Figures of(long[] times, List<double[]> values, long now) {
        int count = 0;
        while (count < times.length && times[count] <= now) {
            count++;
        }
        List<double[]> cut = new ArrayList<>();
        for (double[] source : values) {
            cut.add(Arrays.copyOf(source, count));
        }
        return new Figures(Arrays.copyOf(times, count), cut);
    }

    /** Least, average and greatest of the values that are known; all NaN where none is. */
    double[] range(int source) {
        double[] known = Arrays.stream(values.get(source))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (known.length == 0) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN};
        }
        return new double[] {
            Arrays.stream(known).min().orElseThrow(),
            Arrays.stream(known).average().orElseThrow(),
            Arrays.stream(known).max().orElseThrow()
        };
    }
}

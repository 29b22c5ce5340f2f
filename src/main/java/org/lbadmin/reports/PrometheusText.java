package org.lbadmin.reports;

/** Figures in the text format that Prometheus reads (prometheus.io, "Exposition formats", version 0.0.4). */
final class PrometheusText {
    private final StringBuilder text = new StringBuilder();
    private String name = "";

    /** Begins a figure; samples follow. One that only grows ends in "_total". */
    PrometheusText figure(String figure, String help) {
        name = "lbadmin_" + figure;
        String type = figure.endsWith("_total") ? "counter" : "gauge";
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** @param labels names and values in turn */
    PrometheusText sample(double value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? "{" : ",").append(labels[i]).append("=\"");
            text.append(escaped(labels[i + 1])).append('"');
        }
        text.append(labels.length > 0 ? "} " : " ").append(number(value)).append('\n');
        return this;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

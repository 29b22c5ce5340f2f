package org.lbadmin.graphs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.web.Menu;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures of a graph for scripts, and for the browser that draws it. */
@RestController
class GraphApi {
    private final Drawings drawings;

    GraphApi(Drawings drawings) {
        this.drawings = drawings;
    }

    /** One line; null where nothing is known. */
    record Series(String name, String label, List<@Nullable Double> values) {}

    /**
     * The figures.
     *
     * @param unit OCTETS_PER_SECOND, OCTETS, PERCENT, PER_SECOND, MILLISECONDS or NUMBER
     * @param times seconds since 1970
     */
    record GraphBody(String graph, String unit, List<Long> times, List<Series> series) {}

    @GetMapping({Menu.API + "/reports/graphs", GraphsPage.PATH + "/figures"})
    GraphBody graph(
            @RequestParam(defaultValue = "7") int layer,
            @RequestParam(defaultValue = "") String vip,
            @RequestParam(defaultValue = "") String rip,
            @RequestParam(defaultValue = "hour") String span,
            @RequestParam String graph) {
        Subject subject = GraphsPage.subject(layer, vip, rip);
        Graph wanted = GraphsPage.graph(subject, graph);
        List<Long> times = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        drawings.figures(subject, wanted, Span.of(span)).ifPresent(figures -> {
            for (long time : figures.times()) {
                times.add(time);
            }
            for (int i = 0; i < figures.values().size(); i++) {
                String name = wanted.sources().get(i);
                series.add(new Series(
                        name, drawings.label(name), known(figures.values().get(i))));
            }
        });
        return new GraphBody(wanted.id(), wanted.unit().name(), times, series);
    }

    private static List<@Nullable Double> known(double[] values) {
        List<@Nullable Double> known = new ArrayList<>();
        for (double value : values) {
            known.add(Double.isNaN(value) ? null : value);
        }
        return known;
    }
}

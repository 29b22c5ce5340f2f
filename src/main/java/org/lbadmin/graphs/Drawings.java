package org.lbadmin.graphs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.web.Texts;
import org.lbadmin.web.Times;
import org.springframework.stereotype.Component;

/** Graphs as pages show them. */
@Component
public class Drawings {
    private final Archives archives;
    private final GraphingSettings settings;
    private final Clock clock;
    private final Texts texts;

    Drawings(Archives archives, GraphingSettings settings, Clock clock, Texts texts) {
        this.archives = archives;
        this.settings = settings;
        this.clock = clock;
        this.texts = texts;
    }

    /**
     * One graph, drawn by the browser from {@link GraphApi}.
     *
     * @param zone the time zone of the appliance
     * @param known whether there is anything to draw yet
     * @param recorded whether it goes on, as far as that is chosen for it alone
     */
    public record Drawing(
            String id,
            String title,
            String unit,
            Subject subject,
            String span,
            String zone,
            boolean known,
            boolean recorded,
            List<Line> lines) {}

    /** One line of it, with its least, average and greatest value. */
    public record Line(String label, String min, String avg, String max) {}

    /** The graphs of the machine that everybody looks at first, over the last hour. */
    public List<Drawing> ofMachine() {
        return Stream.of(Graph.NETWORK, Graph.LOAD, Graph.MEMORY)
                .map(graph -> drawing(Subject.MACHINE, graph, Span.HOUR))
                .toList();
    }

    /** Why nothing new comes into the graphs of the machine; null while it does. */
    public @Nullable String machineStands() {
        return stands(Subject.MACHINE);
    }

    @Nullable
    String stands(Subject subject) {
        String obstacle = settings.obstacle(subject);
        return obstacle == null ? null : texts.get(obstacle);
    }

    List<Drawing> all(Subject subject, Span span) {
        return Graph.of(subject).stream()
                .map(graph -> drawing(subject, graph, span))
                .toList();
    }

    Optional<Figures> figures(Subject subject, Graph graph, Span span) {
        return archives.read(subject, graph.sources(), span, clock.instant().getEpochSecond());
    }

    String label(String source) {
        return texts.get("graph.source." + source);
    }

    private Drawing drawing(Subject subject, Graph graph, Span span) {
        Optional<Figures> figures = figures(subject, graph, span);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < graph.sources().size(); i++) {
            int source = i;
            double[] range =
                    figures.map(known -> known.range(source)).orElse(new double[] {Double.NaN, Double.NaN, Double.NaN});
            lines.add(new Line(
                    label(graph.sources().get(i)),
                    shown(graph, range[0]),
                    shown(graph, range[1]),
                    shown(graph, range[2])));
        }
        return new Drawing(
                graph.id(),
                texts.get("graph." + graph.id()),
                graph.unit().name(),
                subject,
                span.id(),
                Times.zone(),
                figures.isPresent(),
                settings.records(graph),
                lines);
    }

    String shown(Graph graph, double value) {
        return Double.isNaN(value) ? "-" : graph.unit().shown(value);
    }
}

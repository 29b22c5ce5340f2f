package org.lbadmin.graphs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lbadmin.model.NotFound;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.lbadmin.web.Times;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reports, Graphs: of the machine, of a virtual service, of a real server; as pictures, as a table, as CSV. */
@Controller
class GraphsPage {
    static final String PATH = Menu.ROOT + "/reports/graphs";

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Drawings drawings;
    private final Archives archives;
    private final Texts texts;

    GraphsPage(Drawings drawings, Archives archives, Texts texts) {
        this.drawings = drawings;
        this.archives = archives;
        this.texts = texts;
    }

    /** One row of the table view. */
    record Row(String time, List<String> cells) {}

    @GetMapping(PATH)
    String show(
            @RequestParam(defaultValue = "7") int layer,
            @RequestParam(defaultValue = "") String vip,
            @RequestParam(defaultValue = "") String rip,
            @RequestParam(defaultValue = "hour") String span,
            Model model) {
        Subject subject = subject(layer, vip, rip);
        model.addAttribute("drawings", drawings.all(subject, Span.of(span)));
        common(subject, Span.of(span), model);
        return "graphs/graphs";
    }

    @GetMapping(PATH + "/table")
    String table(
            @RequestParam(defaultValue = "7") int layer,
            @RequestParam(defaultValue = "") String vip,
            @RequestParam(defaultValue = "") String rip,
            @RequestParam(defaultValue = "hour") String span,
            @RequestParam String graph,
            Model model) {
        Subject subject = subject(layer, vip, rip);
        Graph wanted = graph(subject, graph);
        List<Row> rows = new ArrayList<>();
        drawings.figures(subject, wanted, Span.of(span)).ifPresent(figures -> {
            for (int i = figures.times().length - 1; i >= 0; i--) {
                int at = i;
                rows.add(new Row(
                        Times.shown(Instant.ofEpochSecond(figures.times()[at])),
                        figures.values().stream()
                                .map(values -> drawings.shown(wanted, values[at]))
                                .toList()));
            }
        });
        model.addAttribute("rows", rows);
        model.addAttribute("graph", wanted.id());
        model.addAttribute(
                "columns", wanted.sources().stream().map(drawings::label).toList());
        common(subject, Span.of(span), model);
        return "graphs/table";
    }

    @GetMapping(PATH + "/csv")
    @ResponseBody
    ResponseEntity<byte[]> csv(
            @RequestParam(defaultValue = "7") int layer,
            @RequestParam(defaultValue = "") String vip,
            @RequestParam(defaultValue = "") String rip,
            @RequestParam(defaultValue = "hour") String span,
            @RequestParam String graph) {
        Subject subject = subject(layer, vip, rip);
        Graph wanted = graph(subject, graph);
        StringBuilder text = new StringBuilder("time," + String.join(",", wanted.sources()) + "\r\n");
        drawings.figures(subject, wanted, Span.of(span)).ifPresent(figures -> {
            for (int i = 0; i < figures.times().length; i++) {
                text.append(Instant.ofEpochSecond(figures.times()[i]));
                for (double[] values : figures.values()) {
                    text.append(',').append(Double.isNaN(values[i]) ? "" : Double.toString(values[i]));
                }
                text.append("\r\n");
            }
        });
        String name = String.join(
                        "-", List.of(vip, rip, wanted.id(), Span.of(span).id()))
                .replaceAll("^-+|-(?=-)", "");
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Initialize Graphs. */
    @PostMapping(PATH + "/initialize")
    String initialize(RedirectAttributes flash) {
        archives.clear();
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("graph.initialized"))));
        return "redirect:" + PATH;
    }

    private void common(Subject subject, Span span, Model model) {
        model.addAttribute("subject", subject);
        model.addAttribute("span", span.id());
        model.addAttribute("spans", Arrays.stream(Span.values()).map(Span::id).toList());
        model.addAttribute("zone", Times.zone());
        model.addAttribute("stands", drawings.stands(subject));
    }

    /** A label is part of a file's name: nothing else may be. */
    static Subject subject(int layer, String vip, String rip) {
        if (vip.isEmpty()) {
            return Subject.MACHINE;
        }
        if (!LABEL.matcher(vip).matches()
                || !(rip.isEmpty() || LABEL.matcher(rip).matches())) {
            throw new NotFound("kind.virtualService", vip);
        }
        return new Subject(layer == 4 ? 4 : 7, vip, rip);
    }

    static Graph graph(Subject subject, String id) {
        return Optional.of(id)
                .flatMap(Graph::of)
                .filter(graph -> Graph.of(subject).contains(graph))
                .orElseThrow(() -> new NotFound("kind.graph", id));
    }
}

package org.lbadmin.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lbadmin.live.Layer7Statistics;
import org.lbadmin.live.StatLine;
import org.lbadmin.web.ListPage;
import org.lbadmin.web.Menu;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Reports, Layer 7 Status: what HAProxy counts, to be sorted and filtered; everything of it as CSV. */
@Controller
class L7StatusPage {
    private static final String PATH = Menu.ROOT + "/reports/layer7-status";
    private static final String DOWN = "down";
    private static final String REFRESH = "refresh";

    private static final List<String> FACTS = List.of(
            "Version",
            "Uptime",
            "Pid",
            "CurrConns",
            "Maxconn",
            "CumConns",
            "CumReq",
            "ConnRate",
            "SslRate",
            "Nbthread",
            "Idle_pct",
            "DroppedLogs");

    private static final Map<String, Comparator<StatLine>> ORDERS = orders();

    private final Layer7Statistics statistics;

    L7StatusPage(Layer7Statistics statistics) {
        this.statistics = statistics;
    }

    /**
     * One line of the table.
     *
     * @param kind frontend, server or backend: how it looks
     * @param bad whether a real server gets no traffic because it is down
     */
    record Row(String virtualService, String name, String kind, boolean bad, List<String> cells) {}

    /** The head of a column. */
    record Head(String id, boolean number) {}

    @GetMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        Optional<List<StatLine>> lines = statistics.lines();
        boolean hides = "hide".equals(request.getParameter(DOWN));
        boolean refreshes = "5".equals(request.getParameter(REFRESH));
        List<StatLine> all = lines.orElse(List.of()).stream()
                .filter(line -> !hides || !isDown(line))
                .toList();
        ListPage<StatLine> list = list(request, all, hides, refreshes);
        model.addAttribute("list", list);
        model.addAttribute(
                "columns",
                Arrays.stream(L7Column.values())
                        .map(column -> new Head(column.id(), column.isNumber()))
                        .toList());
        model.addAttribute("rows", list.rows().stream().map(L7StatusPage::row).toList());
        model.addAttribute("reachable", lines.isPresent());
        model.addAttribute("hides", hides);
        model.addAttribute("refreshes", refreshes);
        model.addAttribute("hideHref", list(request, all, !hides, refreshes).pageHref(1));
        model.addAttribute("refreshHref", list(request, all, hides, !refreshes).pageHref(list.getPage()));
        model.addAttribute("process", process());
        return "reports/layer7-status";
    }

    private static ListPage<StatLine> list(
            HttpServletRequest request, List<StatLine> all, boolean hides, boolean refreshes) {
        return ListPage.of(PATH, request.getParameterMap(), all, L7StatusPage::searched, ORDERS)
                .keep(DOWN, hides ? Set.of("hide") : Set.of())
                .keep(REFRESH, refreshes ? Set.of("5") : Set.of());
    }

    /** What is worth knowing of the process, by HAProxy's names. */
    private Map<String, String> process() {
        Map<String, String> facts = new LinkedHashMap<>();
        statistics
                .process()
                .orElse("")
                .lines()
                .map(line -> line.split(": ", 2))
                .filter(parts -> parts.length == 2 && FACTS.contains(parts[0]))
                .forEach(parts -> facts.put(parts[0], parts[1]));
        return facts;
    }

    @GetMapping(PATH + "/csv")
    ResponseEntity<byte[]> csv() {
        return statistics
                .csv()
                .map(text -> ResponseEntity.ok()
                        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("layer7-status.csv")
                                        .build()
                                        .toString())
                        .body(text.replaceFirst("^# ", "").getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() ->
                        ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
    }

    private static Row row(StatLine line) {
        String kind = line.isServer() ? "server" : line.name().toLowerCase(Locale.ROOT);
        return new Row(
                line.virtualService(),
                line.name(),
                kind,
                isDown(line),
                Arrays.stream(L7Column.values()).map(column -> column.of(line)).toList());
    }

    private static boolean isDown(StatLine line) {
        return line.isServer() && line.get("status").startsWith("DOWN");
    }

    private static String searched(StatLine line) {
        return line.virtualService() + " " + line.name() + " " + line.get("status") + " " + line.get("addr");
    }

    private static Map<String, Comparator<StatLine>> orders() {
        Map<String, Comparator<StatLine>> orders = new HashMap<>();
        orders.put("virtualService", Comparator.comparing(StatLine::virtualService));
        orders.put("name", Comparator.comparing(StatLine::name));
        for (L7Column column : L7Column.values()) {
            orders.put(column.id(), column.order());
        }
        return orders;
    }
}

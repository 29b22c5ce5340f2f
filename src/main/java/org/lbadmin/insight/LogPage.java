package org.lbadmin.insight;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lbadmin.live.Layer7Statistics;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Texts;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Logs: one page for each, with what is new in it, a search over all of it, and all of it as a file. */
@Controller
class LogPage {
    private static final List<Integer> CHOICES = List.of(200, 500, 1000, 2000);

    private final LogBook book;
    private final EngineLog engineLog;
    private final Layer7Statistics statistics;
    private final Texts texts;

    LogPage(LogBook book, EngineLog engineLog, Layer7Statistics statistics, Texts texts) {
        this.book = book;
        this.engineLog = engineLog;
        this.statistics = statistics;
        this.texts = texts;
    }

    @GetMapping({
        Menu.ROOT + "/logs/layer7",
        Menu.ROOT + "/logs/ssl-termination",
        Menu.ROOT + "/logs/layer4",
        Menu.ROOT + "/logs/firewall",
        Menu.ROOT + "/logs/fallback",
        Menu.ROOT + "/logs/load-balancer"
    })
    String show(
            HttpServletRequest request,
            @RequestParam Optional<String> lines,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String before,
            Model model) {
        LogSource source = LogSource.at(Menu.pathOf(request));
        int most = within(lines);
        long place = place(before);
        String wanted = LogBook.oneLine(q);
        model.addAttribute("path", source.path());
        model.addAttribute("source", source.id());
        model.addAttribute("writer", texts.get("log.writer." + source.id()));
        model.addAttribute("lines", most);
        model.addAttribute("q", wanted);
        model.addAttribute("before", place);
        model.addAttribute("choices", CHOICES);
        model.addAttribute(
                "off",
                source.engine().stream().anyMatch(e -> engineLog.hasRelease(e) && !engineLog.logsConnections(e)));
        LogBook.Tail tail = book.tail(source, 0, wanted.isEmpty() ? most : 1);
        LogBook.Found found =
                wanted.isEmpty() ? new LogBook.Found(false, 0, tail.lines()) : book.find(source, wanted, place, most);
        model.addAttribute("dropped", source == LogSource.HAPROXY ? statistics.droppedLines() : 0);
        model.addAttribute("readable", tail.readable());
        model.addAttribute("place", tail.place());
        model.addAttribute("busy", found.busy());
        model.addAttribute("more", found.more());
        model.addAttribute("count", found.lines().size());
        model.addAttribute("log", shown(source, found.lines()));
        return "insight/log";
    }

    /** @param skipped whether more was written than is told */
    record News(long place, boolean skipped, List<LogLine> lines) {}

    /** What was written behind a place, for a page that is open. */
    @GetMapping({
        Menu.ROOT + "/logs/layer7/new",
        Menu.ROOT + "/logs/ssl-termination/new",
        Menu.ROOT + "/logs/layer4/new",
        Menu.ROOT + "/logs/firewall/new",
        Menu.ROOT + "/logs/fallback/new",
        Menu.ROOT + "/logs/load-balancer/new"
    })
    @ResponseBody
    News news(HttpServletRequest request, @RequestParam String after, @RequestParam(defaultValue = "") String q) {
        LogSource source = LogSource.at(Menu.pathOf(request));
        LogBook.Tail tail = book.tail(source, place(after), LogBook.MOST);
        String wanted = LogBook.oneLine(q).toLowerCase(Locale.ROOT);
        List<String> lines = tail.readable() ? tail.lines() : List.of();
        return new News(
                tail.place(),
                lines.size() == LogBook.MOST,
                shown(
                        source,
                        lines.stream()
                                .filter(line -> line.toLowerCase(Locale.ROOT).contains(wanted))
                                .toList()));
    }

    @GetMapping({
        Menu.ROOT + "/logs/layer7/download",
        Menu.ROOT + "/logs/ssl-termination/download",
        Menu.ROOT + "/logs/layer4/download",
        Menu.ROOT + "/logs/firewall/download",
        Menu.ROOT + "/logs/fallback/download",
        Menu.ROOT + "/logs/load-balancer/download"
    })
    void download(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LogSource source = LogSource.at(Menu.pathOf(request));
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(source.place() + ".log")
                        .build()
                        .toString());
        book.copy(source, response.getOutputStream());
    }

    private List<LogLine> shown(LogSource source, List<String> lines) {
        return lines.stream().map(line -> LogLine.of(source, line, texts)).toList();
    }

    /** As many lines as asked for, within what can be shown. */
    private static int within(Optional<String> lines) {
        return lines.filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .map(number -> Math.max(1, Math.min(LogBook.MOST, number)))
                .orElse(LogBook.USUAL);
    }

    private static long place(String text) {
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }
}

package org.lbadmin.insight;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.EnginePages;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Texts;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Logs, Layer 7, Layer 4, SSL Termination, Firewall and Fallback Page. */
@Controller
class EngineLogPage {
    private static final List<Integer> CHOICES = List.of(200, 500, 1000, 2000);

    private final EngineLog log;
    private final Texts texts;

    EngineLogPage(EngineLog log, Texts texts) {
        this.log = log;
        this.texts = texts;
    }

    @GetMapping(Menu.ROOT + "/logs/layer7")
    String layer7(@RequestParam Optional<String> lines, @RequestParam(defaultValue = "") String q, Model model) {
        return show(EnginePages.HAPROXY, lines, q, model);
    }

    @GetMapping(Menu.ROOT + "/logs/ssl-termination")
    String sslTermination(
            @RequestParam Optional<String> lines, @RequestParam(defaultValue = "") String q, Model model) {
        return show(EnginePages.STUNNEL, lines, q, model);
    }

    @GetMapping(Menu.ROOT + "/logs/layer4")
    String layer4(@RequestParam Optional<String> lines, @RequestParam(defaultValue = "") String q, Model model) {
        return show(EnginePages.LDIRECTORD, lines, q, model);
    }

    @GetMapping(Menu.ROOT + "/logs/firewall")
    String firewall(@RequestParam Optional<String> lines, @RequestParam(defaultValue = "") String q, Model model) {
        return show(EnginePages.FIREWALL, lines, q, model);
    }

    @GetMapping(Menu.ROOT + "/logs/fallback")
    String fallback(@RequestParam Optional<String> lines, @RequestParam(defaultValue = "") String q, Model model) {
        return show(EnginePages.FALLBACK, lines, q, model);
    }

    /** The lines that can be read, as a file. */
    @GetMapping({
        Menu.ROOT + "/logs/layer7/download",
        Menu.ROOT + "/logs/ssl-termination/download",
        Menu.ROOT + "/logs/layer4/download",
        Menu.ROOT + "/logs/firewall/download",
        Menu.ROOT + "/logs/fallback/download"
    })
    ResponseEntity<byte[]> download(HttpServletRequest request) {
        EnginePages pages = Arrays.stream(EnginePages.values())
                .filter(candidate -> Menu.isBelow(Menu.pathOf(request), candidate.log()))
                .findFirst()
                .orElseThrow();
        String place = pages.log().substring(pages.log().lastIndexOf('/') + 1);
        String text = String.join("\n", log.tail(pages.engine(), EngineLog.MOST).lines()) + "\n";
        ContentDisposition saved =
                ContentDisposition.attachment().filename(place + ".log").build();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param words how a connection ended; null where that needs no words */
    record Line(String text, @Nullable String words) {}

    private Line line(String text) {
        return new Line(
                text,
                TerminationCode.of(text)
                        .map(code -> texts.get("log.end", texts.get(code.whoKey()), texts.get(code.whenKey())))
                        .orElse(null));
    }

    private String show(EnginePages pages, Optional<String> lines, String q, Model model) {
        EngineId engine = pages.engine();
        int wanted = EngineLog.within(lines);
        EngineLog.Tail tail = q.isBlank() ? log.tail(engine, wanted) : log.search(engine, wanted, q.strip());
        model.addAttribute("pages", pages);
        model.addAttribute("engine", engine.id());
        model.addAttribute("engineLabel", texts.get("engine." + engine.id()));
        model.addAttribute("lines", wanted);
        model.addAttribute("q", q.strip());
        model.addAttribute("choices", CHOICES);
        model.addAttribute("readable", tail.readable());
        model.addAttribute("count", tail.lines().size());
        model.addAttribute("log", tail.lines().stream().map(this::line).toList());
        model.addAttribute("off", log.hasRelease(engine) && !log.logsConnections(engine));
        return "insight/log-engine";
    }
}

package org.lbadmin.insight;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.EnginePages;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Texts;
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
    String layer7(@RequestParam Optional<String> lines, Model model) {
        return show(EnginePages.HAPROXY, lines, model);
    }

    @GetMapping(Menu.ROOT + "/logs/ssl-termination")
    String sslTermination(@RequestParam Optional<String> lines, Model model) {
        return show(EnginePages.STUNNEL, lines, model);
    }

    @GetMapping(Menu.ROOT + "/logs/layer4")
    String layer4(@RequestParam Optional<String> lines, Model model) {
        return show(EnginePages.LDIRECTORD, lines, model);
    }

    @GetMapping(Menu.ROOT + "/logs/firewall")
    String firewall(@RequestParam Optional<String> lines, Model model) {
        return show(EnginePages.FIREWALL, lines, model);
    }

    @GetMapping(Menu.ROOT + "/logs/fallback")
    String fallback(@RequestParam Optional<String> lines, Model model) {
        return show(EnginePages.FALLBACK, lines, model);
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

    private String show(EnginePages pages, Optional<String> lines, Model model) {
        EngineId engine = pages.engine();
        int wanted = EngineLog.within(lines);
        EngineLog.Tail tail = log.tail(engine, wanted);
        model.addAttribute("pages", pages);
        model.addAttribute("engine", engine.id());
        model.addAttribute("engineLabel", texts.get("engine." + engine.id()));
        model.addAttribute("lines", wanted);
        model.addAttribute("choices", CHOICES);
        model.addAttribute("readable", tail.readable());
        model.addAttribute("count", tail.lines().size());
        model.addAttribute("log", tail.lines().stream().map(this::line).toList());
        model.addAttribute("off", log.hasRelease(engine) && !log.logsConnections(engine));
        return "insight/log-engine";
    }
}

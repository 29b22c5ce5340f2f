package org.lbadmin.insight;

import java.util.List;
import java.util.Optional;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.Menu;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Logs, Layer 7. */
@Controller
class LogLayer7Page {
    private static final List<Integer> CHOICES = List.of(200, 500, 1000, 2000);

    private final EngineLog log;

    LogLayer7Page(EngineLog log) {
        this.log = log;
    }

    @GetMapping(Menu.ROOT + "/logs/layer7")
    String show(@RequestParam Optional<String> lines, Model model) {
        int wanted = EngineLog.within(lines);
        EngineLog.Tail tail = log.tail(EngineId.HAPROXY, wanted);
        model.addAttribute("lines", wanted);
        model.addAttribute("choices", CHOICES);
        model.addAttribute("readable", tail.readable());
        model.addAttribute("count", tail.lines().size());
        model.addAttribute("text", String.join("\n", tail.lines()));
        model.addAttribute("off", log.hasRelease(EngineId.HAPROXY) && !log.logsConnections(EngineId.HAPROXY));
        return "insight/log-layer7";
    }
}

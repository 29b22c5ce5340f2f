package org.lbadmin.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.Menu;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HAProxy's own log for scripts; the newest line is the last. */
@RestController
class LogLayer7Api {
    private final EngineLog log;

    /** @param logging whether a line is written for each connection */
    record LogBody(boolean logging, List<String> lines) {}

    LogLayer7Api(EngineLog log) {
        this.log = log;
    }

    @GetMapping(Menu.API + "/logs/layer7")
    LogBody read(@RequestParam(required = false) @Nullable String lines) {
        Parameters parameters = new Parameters();
        int wanted = parameters.number("lines", lines, EngineLog.USUAL, EngineLog.MOST);
        parameters.orThrow();
        return new LogBody(
                log.logsConnections(EngineId.HAPROXY),
                log.tail(EngineId.HAPROXY, wanted).lines());
    }
}

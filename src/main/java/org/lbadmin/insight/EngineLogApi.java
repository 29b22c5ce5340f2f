package org.lbadmin.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.Menu;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The engines' own logs for scripts; the newest line is the last. */
@RestController
class EngineLogApi {
    private final EngineLog log;

    /** @param logging whether a line is written for each connection */
    record LogBody(boolean logging, List<String> lines) {}

    EngineLogApi(EngineLog log) {
        this.log = log;
    }

    @GetMapping(Menu.API + "/logs/layer7")
    LogBody layer7(@RequestParam(required = false) @Nullable String lines) {
        return read(EngineId.HAPROXY, lines);
    }

    @GetMapping(Menu.API + "/logs/ssl-termination")
    LogBody sslTermination(@RequestParam(required = false) @Nullable String lines) {
        return read(EngineId.STUNNEL, lines);
    }

    private LogBody read(EngineId engine, @Nullable String lines) {
        Parameters parameters = new Parameters();
        int wanted = parameters.number("lines", lines, EngineLog.USUAL, EngineLog.MOST);
        parameters.orThrow();
        return new LogBody(log.logsConnections(engine), log.tail(engine, wanted).lines());
    }
}

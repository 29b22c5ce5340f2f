package org.lbadmin.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.web.Menu;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The logs for scripts; the newest line is the last. */
@RestController
class LogApi {
    private final LogBook book;
    private final EngineLog engineLog;

    /** @param logging whether a line is written for each connection */
    record LogBody(boolean logging, List<String> lines) {}

    LogApi(LogBook book, EngineLog engineLog) {
        this.book = book;
        this.engineLog = engineLog;
    }

    @GetMapping(Menu.API + "/logs/layer7")
    LogBody layer7(@RequestParam(required = false) @Nullable String lines) {
        return read(LogSource.HAPROXY, lines);
    }

    @GetMapping(Menu.API + "/logs/ssl-termination")
    LogBody sslTermination(@RequestParam(required = false) @Nullable String lines) {
        return read(LogSource.STUNNEL, lines);
    }

    @GetMapping(Menu.API + "/logs/layer4")
    LogBody layer4(@RequestParam(required = false) @Nullable String lines) {
        return read(LogSource.LDIRECTORD, lines);
    }

    @GetMapping(Menu.API + "/logs/load-balancer")
    LogBody loadBalancer(@RequestParam(required = false) @Nullable String lines) {
        return read(LogSource.APPLIANCE, lines);
    }

    private LogBody read(LogSource source, @Nullable String lines) {
        Parameters parameters = new Parameters();
        int wanted = parameters.number("lines", lines, LogBook.USUAL, LogBook.MOST);
        parameters.orThrow();
        return new LogBody(
                source.engine().map(engineLog::logsConnections).orElse(true),
                book.tail(source, 0, wanted).lines());
    }
}

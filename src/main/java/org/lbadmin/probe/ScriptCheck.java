package org.lbadmin.probe;

import java.util.List;
import java.util.Objects;
import org.lbadmin.model.CheckScriptArguments;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.RunsScripts;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Span;

/** A script of an administrator, run once with what HAProxy tells it. */
final class ScriptCheck {
    private static final int LONGEST = 60;

    private ScriptCheck() {}

    static ProbeResult ask(L7VirtualService service, L7RealServer server, RunsScripts scripts, Span interval) {
        Label script = Objects.requireNonNull(service.healthCheck().script());
        Integer own = server.port();
        int port = own == null ? 0 : own;
        CheckScriptArguments arguments = new CheckScriptArguments(
                service.listener().map(at -> at.ipAddress()).orElse(null),
                service.listener().map(at -> at.ports().first()).orElse(null),
                server.ipAddress(),
                port);
        int seconds = (int) Math.min(LONGEST, Math.max(1, (interval.toMillis() + 999) / 1000));
        RunsScripts.Run run = scripts.run(script, arguments.words(), seconds);
        return new ProbeResult(
                server.label().value(),
                server.ipAddress().bracketed() + (own == null ? "" : ":" + port),
                run.isUp(),
                run.why(seconds),
                List.of(script + " " + String.join(" ", arguments.words())),
                run.output(),
                run.millis());
    }
}

package org.lbadmin.insight;

import org.lbadmin.commit.Releases;
import org.lbadmin.model.EngineId;
import org.springframework.stereotype.Component;

/** What may be expected in an engine's own log. */
@Component
class EngineLog {
    private static final String CONNECTIONS_LOGGED = "log stdout ";

    private final Releases releases;

    EngineLog(Releases releases) {
        this.releases = releases;
    }

    /** Whether what runs writes a line for each connection. */
    boolean logsConnections(EngineId engine) {
        return switch (engine) {
            case HAPROXY ->
                releases.current(engine).stream()
                        .flatMap(release -> release.shown().stream())
                        .flatMap(file -> file.text().lines())
                        .takeWhile(line -> !line.equals("defaults"))
                        .anyMatch(line -> line.strip().startsWith(CONNECTIONS_LOGGED));
            case STUNNEL, LDIRECTORD, FIREWALL, FALLBACK -> hasRelease(engine); // at every debug level it may have
        };
    }

    /** Whether there is anything that could write. */
    boolean hasRelease(EngineId engine) {
        return releases.current(engine).isPresent();
    }
}

package org.lbadmin.insight;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lbadmin.commit.Releases;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperFailed;
import org.lbadmin.helper.HelperResult;
import org.lbadmin.model.EngineId;
import org.springframework.stereotype.Component;

/** What an engine wrote into its own log. */
@Component
class EngineLog {
    static final int USUAL = 200;
    static final int MOST = 2000;

    private static final String CONNECTIONS_LOGGED = "log stdout ";

    private final Helper helper;
    private final Releases releases;

    /**
     * The last lines, the newest at the end.
     *
     * @param readable false where the log could not be read; then the lines say why
     */
    record Tail(boolean readable, List<String> lines) {}

    EngineLog(Helper helper, Releases releases) {
        this.helper = helper;
        this.releases = releases;
    }

    Tail tail(EngineId engine, int lines) {
        try {
            HelperResult result = helper.run(new HelperCall.EngineLog(engine, lines));
            return new Tail(result.ok(), result.lines());
        } catch (HelperFailed e) {
            return new Tail(false, List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Those of the lines that can be read that contain a text, upper and lower case alike; the last so many. */
    Tail search(EngineId engine, int most, String text) {
        Tail all = tail(engine, MOST);
        String wanted = text.toLowerCase(Locale.ROOT);
        List<String> found = all.lines().stream()
                .filter(line -> !all.readable() || line.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        return new Tail(all.readable(), found.subList(Math.max(0, found.size() - most), found.size()));
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

    /** As many lines as asked for, within what can be shown. */
    static int within(Optional<String> lines) {
        return lines.filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .map(number -> Math.max(1, Math.min(MOST, number)))
                .orElse(USUAL);
    }
}

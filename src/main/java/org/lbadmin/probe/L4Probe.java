package org.lbadmin.probe;

import java.util.ArrayList;
import java.util.List;
import org.lbadmin.model.ChecksOnce;
import org.lbadmin.model.L4RealServer;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.Problem;
import org.springframework.stereotype.Component;

/** The health checks of layer 4, made by ldirectord itself. */
@Component
public class L4Probe {
    private final ChecksOnce checks;

    L4Probe(ChecksOnce checks) {
        this.checks = checks;
    }

    /**
     * Asks every real server once, on every port that is checked by itself.
     *
     * @throws org.lbadmin.model.Refused when the checks cannot be made here
     */
    public List<ProbeResult> run(L4VirtualService service) {
        List<ProbeResult> results = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : checks.run(service)) {
            if (line.startsWith("server ") && !lines.isEmpty()) {
                results.add(result(service, lines));
                lines.clear();
            }
            lines.add(line);
        }
        if (!lines.isEmpty()) {
            results.add(result(service, lines));
        }
        return results;
    }

    private static ProbeResult result(L4VirtualService service, List<String> lines) {
        String place = after(lines, "server ").get(0);
        List<String> up = after(lines, "up");
        List<String> down = after(lines, "down");
        List<String> sent = after(lines, "sent ");
        List<String> notes = after(lines, "note ");
        String took = after(lines, "took ").stream().findFirst().orElse("0");
        return new ProbeResult(
                service.realServers().stream()
                        .filter(server -> isAt(server, place))
                        .map(server -> server.label().value())
                        .findFirst()
                        .orElse(place),
                place,
                !up.isEmpty(),
                why(up, down),
                sent.isEmpty() ? notes : sent,
                after(lines, "got "),
                Long.parseLong(took.strip()));
    }

    /** What stands behind a word, for each line that begins with it. */
    private static List<String> after(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()).stripTrailing())
                .toList();
    }

    private static Problem why(List<String> up, List<String> down) {
        if (up.isEmpty() && down.isEmpty()) {
            return Problem.of("", "probe.l4.none");
        }
        String words = String.join(" ", up.isEmpty() ? down : up).strip();
        String verdict = up.isEmpty() ? "down" : "up";
        return words.isEmpty()
                ? Problem.of("", "probe.l4." + verdict)
                : Problem.of("", "probe.l4." + verdict + "Words", words);
    }

    private static boolean isAt(L4RealServer server, String place) {
        return place.startsWith(server.ipAddress().bracketed() + ":");
    }
}

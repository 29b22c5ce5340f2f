package org.lbadmin.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lbadmin.engine.haproxy.OwnSections;
import org.lbadmin.live.HaproxySocket.Text;
import org.springframework.stereotype.Service;

/** Everything that HAProxy counts (management guide, 9.1 "CSV format"): a line per frontend, real server and backend. */
@Service
public class Layer7Statistics {
    /** The section of an SNI rule has a name that no label can be. */
    private static final String DROPPED = "DroppedLogs:";

    private static final String OF_A_RULE = ":";

    private final HaproxySocket socket;

    Layer7Statistics(HaproxySocket socket) {
        this.socket = socket;
    }

    /** As HAProxy writes it, comma separated with a heading; empty while it cannot be asked. */
    public Optional<String> csv() {
        return ask("show stat").filter(text -> text.startsWith("# "));
    }

    /** The lines; empty while HAProxy cannot be asked. */
    public Optional<List<StatLine>> lines() {
        return csv().map(text -> {
            StatTable table = new StatTable(text);
            List<StatLine> lines = new ArrayList<>();
            table.forEach(table.columns(), row -> {
                if (!row.get("pxname").equals(OwnSections.STATISTICS)) {
                    lines.add(new StatLine(row));
                }
            });
            return lines;
        });
    }

    /** The line of each virtual service: what clients do at its listener, or at a mere backend what it gets. */
    public static List<StatLine> services(List<StatLine> lines) {
        Set<String> listening = lines.stream()
                .filter(line -> line.name().equals("FRONTEND"))
                .map(StatLine::virtualService)
                .collect(Collectors.toSet());
        return lines.stream()
                .filter(line -> line.name().equals("FRONTEND")
                        || line.name().equals("BACKEND")
                                && !listening.contains(line.virtualService())
                                && !line.virtualService().contains(OF_A_RULE))
                .toList();
    }

    /** What "show info" tells of the process, a line each; empty while it cannot be asked. */
    public Optional<String> process() {
        return ask("show info").filter(text -> text.contains("Pid: "));
    }

    /** How many lines of the log were dropped since the last reload, because its disk did not take them in time. */
    public long droppedLines() {
        return process().stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(DROPPED))
                .mapToLong(
                        line -> Long.parseLong(line.substring(DROPPED.length()).strip()))
                .findFirst()
                .orElse(0);
    }

    private Optional<String> ask(String command) {
        return socket.ask(command) instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }
}

package org.lbadmin.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lbadmin.engine.haproxy.OwnSections;
import org.lbadmin.live.HaproxySocket.Text;
import org.springframework.stereotype.Service;

/** Everything that HAProxy counts (management guide, 9.1 "CSV format"): a line per frontend, real server and backend. */
@Service
public class Layer7Statistics {
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

    /** What "show info" tells of the process, a line each; empty while it cannot be asked. */
    public Optional<String> process() {
        return ask("show info").filter(text -> text.contains("Pid: "));
    }

    private Optional<String> ask(String command) {
        return socket.ask(command) instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }
}

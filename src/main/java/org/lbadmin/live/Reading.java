package org.lbadmin.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lbadmin.live.LiveServer.Health;
import org.lbadmin.live.LiveState.EngineState;
import org.lbadmin.live.LiveState.ProcessInfo;

/** Makes a {@link LiveState} of what one process answered to {@link #COMMANDS}. */
final class Reading {
    /**
     * Frontends and servers, no backends. Statistics call a drained server that fails its checks DOWN, so what operators
     * did is read from the state of the servers.
     */
    static final String COMMANDS = "show info;show servers state;show stat -1 5 -1";

    private static final List<String> COLUMNS = List.of(
            "pxname", "svname", "type", "scur", "status", "weight", "uweight", "lastchg", "check_status", "check_code");
    private static final String FALLBACK = "backup";
    private static final String FRONTEND = "0";
    /** Columns and bits of the state of servers (management guide, "show servers state"). */
    private static final int VIP = 1;

    private static final int RIP = 3;
    private static final int ADMIN = 6;
    private static final int MAINTENANCE = 0x01 | 0x02 | 0x04 | 0x20;
    private static final int DRAIN = 0x08 | 0x10;

    private final Instant at;
    private final Map<ServerName, OperatorState> operators = new HashMap<>();
    private final Map<String, Integer> connections = new LinkedHashMap<>();
    /** On real servers and the fallback server: those of a mere backend, to which nobody connects. */
    private final Map<String, Integer> carried = new LinkedHashMap<>();

    private final Map<String, Map<String, LiveServer>> servers = new HashMap<>();

    private Reading(Instant at) {
        this.at = at;
    }

    /** @throws IllegalArgumentException when this is no full answer, for example from a process that just ends */
    static LiveState read(String answer, Instant at, long seq) {
        int states = start(answer, 0, "\n1\n# be_id");
        int stats = start(answer, states, "\n# pxname");
        Reading reading = new Reading(at);
        reading.operators(answer.substring(states, stats));
        new StatTable(answer.substring(stats)).forEach(COLUMNS, reading::line);
        ProcessInfo process =
                process(answer, at).orElseThrow(() -> new IllegalArgumentException("HAProxy did not say its process"));
        return new LiveState(at, seq, process, EngineState.RUNNING, reading.vips());
    }

    private static int start(String answer, int from, String mark) {
        int at = answer.indexOf(mark, from);
        if (at < 0) {
            throw new IllegalArgumentException("HAProxy did not answer in full");
        }
        return at + 1;
    }

    /** What {@code show info} says of the process. */
    static Optional<ProcessInfo> process(String answer, Instant at) {
        Map<String, String> said = new HashMap<>();
        answer.lines().takeWhile(line -> !line.isEmpty()).forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                said.put(line.substring(0, colon), line.substring(colon + 2));
            }
        });
        if (!said.containsKey("Pid")) {
            return Optional.empty();
        }
        long up = Long.parseLong(said.getOrDefault("Uptime_sec", "0"));
        return Optional.of(new ProcessInfo(
                Long.parseLong(said.get("Pid")), at.minusSeconds(up), said.getOrDefault("Version", "")));
    }

    private void operators(String states) {
        states.lines()
                .skip(2)
                .map(line -> line.split(" "))
                .filter(f -> f.length > ADMIN)
                .forEach(f -> {
                    int admin = Integer.parseInt(f[ADMIN]);
                    if ((admin & (MAINTENANCE | DRAIN)) != 0) {
                        operators.put(
                                new ServerName(f[VIP], f[RIP]),
                                (admin & MAINTENANCE) != 0 ? OperatorState.HALTED : OperatorState.DRAINED);
                    }
                });
    }

    private void line(StatTable.Row row) {
        String vip = row.get("pxname");
        if (row.get("type").equals(FRONTEND)) {
            connections.put(vip, row.number("scur"));
            return;
        }
        carried.merge(vip, row.number("scur"), Integer::sum);
        if (!row.get("svname").equals(FALLBACK)) {
            servers.computeIfAbsent(vip, v -> new LinkedHashMap<>()).put(row.get("svname"), server(vip, row));
        }
    }

    private LiveServer server(String vip, StatTable.Row row) {
        return new LiveServer(
                health(row.get("status")),
                operators.getOrDefault(new ServerName(vip, row.get("svname")), OperatorState.ONLINE),
                row.number("scur"),
                row.get("uweight").isEmpty() ? row.number("weight") : row.number("uweight"),
                check(row),
                at.minusSeconds(row.number("lastchg")));
    }

    /** While the server is drained or halted the status says only that; then its health does not matter. */
    private static Health health(String status) {
        if (status.startsWith("DOWN")) {
            return Health.DOWN;
        }
        return status.equals("no check") ? Health.NO_CHECK : Health.UP;
    }

    /** A star marks a check that is under way. */
    private static String check(StatTable.Row row) {
        String status = row.get("check_status").replaceFirst("^\\* ", "");
        String code = row.get("check_code");
        return code.isEmpty() || code.equals("0") ? status : status + "/" + code;
    }

    private Map<String, LiveVip> vips() {
        Map<String, LiveVip> vips = new LinkedHashMap<>();
        carried.forEach(connections::putIfAbsent);
        connections.forEach((vip, count) -> vips.put(vip, new LiveVip(count, servers.getOrDefault(vip, Map.of()))));
        return vips;
    }
}

package org.lbadmin.reports;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.lbadmin.engine.ldirectord.KernelService;
import org.lbadmin.layer4.Layer4;
import org.lbadmin.live.L4Entry;
import org.lbadmin.live.Layer4Live;
import org.lbadmin.live.Layer7Statistics;
import org.lbadmin.live.StatLine;
import org.lbadmin.web.Menu;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Figures for Prometheus, of lbadmin itself and of each virtual service; read with a token, as the API is. */
@RestController
class MetricsPage {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String VIP = "virtual_service";
    private static final String RIP = "real_server";
    private static final Predicate<StatLine> ALL = line -> true;
    private static final Predicate<StatLine> SERVER =
            line -> line.isServer() && !line.name().equals("backup");

    private final Layer7Statistics layer7;
    private final Layer4 layer4;
    private final Layer4Live packets;

    MetricsPage(Layer7Statistics layer7, Layer4 layer4, Layer4Live packets) {
        this.layer7 = layer7;
        this.layer4 = layer4;
        this.packets = packets;
    }

    @GetMapping(Menu.METRICS)
    ResponseEntity<String> metrics() {
        PrometheusText text = new PrometheusText();
        own(text);
        Optional<List<StatLine>> lines = layer7.lines();
        text.figure("haproxy_up", "Whether HAProxy answers.").sample(lines.isPresent() ? 1 : 0);
        services(text, Layer7Statistics.services(lines.orElse(List.of())));
        servers(text, lines.orElse(List.of()));
        packets(text);
        return ResponseEntity.ok().header("Content-Type", TYPE).body(text.toString());
    }

    private static void own(PrometheusText text) {
        text.figure("uptime_seconds", "Seconds since lbadmin was started.")
                .sample(ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
        text.figure("heap_bytes", "Memory that lbadmin's objects take.")
                .sample(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        text.figure("load_average", "Processes that run or wait to, over the last minute.")
                .sample(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void services(PrometheusText text, List<StatLine> lines) {
        each(text, lines, "layer7_connections", "Connections of clients now.", ALL, column("scur"));
        each(text, lines, "layer7_sessions_total", "Connections of clients.", ALL, column("stot"));
        each(text, lines, "layer7_bytes_in_total", "Octets from clients.", ALL, column("bin"));
        each(text, lines, "layer7_bytes_out_total", "Octets to clients.", ALL, column("bout"));
        each(text, lines, "layer7_request_errors_total", "Requests that were no good.", ALL, column("ereq"));
        each(text, lines, "layer7_denied_total", "Requests that were refused.", ALL, column("dreq"));
        text.figure("layer7_answers_total", "Answers in HTTP Mode, by the first digit of their status.");
        lines.forEach(line -> {
            for (int digit = 1; digit <= 5; digit++) {
                String column = "hrsp_" + digit + "xx";
                if (!line.get(column).isEmpty()) {
                    text.sample(line.number(column), VIP, line.virtualService(), "status", digit + "xx");
                }
            }
        });
    }

    private static void servers(PrometheusText text, List<StatLine> lines) {
        ToDoubleFunction<StatLine> up = line ->
                line.get("status").startsWith("UP") || line.get("status").equals("no check") ? 1 : 0;
        each(text, lines, "layer7_server_up", "Whether a real server gets new clients.", SERVER, up);
        each(text, lines, "layer7_server_connections", "Connections to it now.", SERVER, column("scur"));
        each(text, lines, "layer7_server_sessions_total", "Connections to it.", SERVER, column("stot"));
        each(text, lines, "layer7_server_queue", "Requests that wait for it.", SERVER, column("qcur"));
        each(text, lines, "layer7_server_connect_errors_total", "Failed attempts to reach it.", SERVER, column("econ"));
        each(text, lines, "layer7_server_response_errors_total", "Answers that broke off.", SERVER, column("eresp"));
        each(text, lines, "layer7_server_check_failures_total", "Failed health checks.", SERVER, column("chkfail"));
        each(text, lines, "layer7_server_downtime_seconds_total", "Seconds it was down.", SERVER, column("downtime"));
        each(
                text,
                lines,
                "layer7_server_response_seconds",
                "Time until its answer, average of the last 1024.",
                SERVER,
                line -> line.number("rtime") / 1000.0);
        each(text, lines, "layer7_server_weight", "Its weight.", SERVER, column("weight"));
    }

    private static ToDoubleFunction<StatLine> column(String name) {
        return line -> line.number(name);
    }

    private static void each(
            PrometheusText text,
            List<StatLine> lines,
            String figure,
            String help,
            Predicate<StatLine> which,
            ToDoubleFunction<StatLine> value) {
        text.figure(figure, help);
        lines.stream().filter(which).forEach(line -> {
            if (line.isServer()) {
                text.sample(value.applyAsDouble(line), VIP, line.virtualService(), RIP, line.name());
            } else {
                text.sample(value.applyAsDouble(line), VIP, line.virtualService());
            }
        });
    }

    private void packets(PrometheusText text) {
        Map<String, Map<String, L4Entry>> state = packets.now().services();
        text.figure("layer4_server_connections", "Open connections to a real server of layer 4.");
        perServer(text, state, L4Entry::active);
        text.figure("layer4_server_weight", "Its weight; 0 while it is down or drained.");
        perServer(text, state, L4Entry::weight);
    }

    private void perServer(
            PrometheusText text, Map<String, Map<String, L4Entry>> state, ToDoubleFunction<L4Entry> value) {
        for (KernelService service : KernelService.of(layer4.all())) {
            Map<String, L4Entry> entries = state.getOrDefault(service.name(), Map.of());
            service.places().forEach((label, place) -> {
                L4Entry entry = entries.get(place);
                if (entry != null) {
                    text.sample(
                            value.applyAsDouble(entry),
                            VIP,
                            service.virtualService(),
                            RIP,
                            label,
                            "service",
                            service.name());
                }
            });
        }
    }
}

package org.lbadmin.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lbadmin.engine.ldirectord.KernelService;
import org.lbadmin.layer4.Layer4;
import org.lbadmin.live.L4Tables;
import org.lbadmin.live.L4Tables.Line;
import org.lbadmin.live.Layer4Live;
import org.springframework.stereotype.Component;

/** The kernel's table of layer 4 services with the labels of the pages beside its addresses. */
@Component
class L4Report {
    private final Layer4 layer4;
    private final Layer4Live live;

    /**
     * A service, or a real server below it.
     *
     * @param label empty for what the pages do not have, such as a fallback server
     * @param cells the columns behind the names
     */
    record Row(boolean service, String label, String at, List<String> cells) {}

    L4Report(Layer4 layer4, Layer4Live live) {
        this.layer4 = layer4;
        this.live = live;
    }

    /**
     * @param section of ipvsadm's output
     * @param columns how many columns a real server has behind its name
     */
    List<Row> rows(String section, int columns) {
        return rows(live.tables(), section, columns);
    }

    List<Row> rows(L4Tables tables, String section, int columns) {
        Map<String, String> services = new HashMap<>();
        Map<String, String> servers = new HashMap<>();
        for (KernelService service : KernelService.of(layer4.all())) {
            services.put(service.name(), service.virtualService());
            service.places().forEach((label, place) -> servers.put(service.name() + " " + place, label));
        }
        List<Row> rows = new ArrayList<>();
        boolean numbers = !section.equals("list");
        for (Line line : tables.section(section)) {
            boolean service = line.place().isEmpty();
            String label = service
                    ? services.getOrDefault(line.service(), "")
                    : servers.getOrDefault(line.service() + " " + line.place(), "");
            rows.add(new Row(
                    service,
                    label,
                    service ? line.service() : line.place(),
                    service && !numbers ? List.of() : cells(line, columns)));
        }
        return rows;
    }

    /** The last columns: words such as "IPv6" may stand before them. */
    private static List<String> cells(Line line, int columns) {
        int from = Math.max(0, line.words().size() - columns);
        return line.words().subList(from, line.words().size());
    }
}

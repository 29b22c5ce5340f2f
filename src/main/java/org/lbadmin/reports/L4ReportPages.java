package org.lbadmin.reports;

import java.util.List;
import org.lbadmin.live.Layer4Live;
import org.lbadmin.web.Menu;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Reports, Layer 4: status, traffic rate, traffic counters, current connections. */
@Controller
class L4ReportPages {
    /** So many connections are shown; a page with more is of no use. */
    private static final int MOST = 1000;

    private static final List<String> STATUS = List.of("method", "weight", "active", "inactive");
    private static final List<String> TRAFFIC =
            List.of("connections", "packetsIn", "packetsOut", "octetsIn", "octetsOut");

    private final L4Report report;
    private final Layer4Live live;

    L4ReportPages(L4Report report, Layer4Live live) {
        this.report = report;
        this.live = live;
    }

    @GetMapping(Menu.ROOT + "/reports/layer4-status")
    String status(Model model) {
        return table("layer4-status", "list", STATUS, model);
    }

    @GetMapping(Menu.ROOT + "/reports/layer4-traffic-rate")
    String rate(Model model) {
        return table("layer4-traffic-rate", "rate", TRAFFIC, model);
    }

    @GetMapping(Menu.ROOT + "/reports/layer4-traffic-counters")
    String counters(Model model) {
        return table("layer4-traffic-counters", "stats", TRAFFIC, model);
    }

    @GetMapping(Menu.ROOT + "/reports/layer4-connections")
    String connections(Model model) {
        List<String> lines = live.connections(MOST);
        model.addAttribute("obstacle", obstacle());
        model.addAttribute("lines", String.join("\n", lines));
        model.addAttribute("full", lines.size() >= MOST);
        model.addAttribute("most", MOST);
        return "reports/connections";
    }

    private String table(String name, String section, List<String> columns, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("columns", columns);
        model.addAttribute("rows", report.rows(section, columns.size()));
        model.addAttribute("obstacle", obstacle());
        return "reports/table";
    }

    private String obstacle() {
        String obstacle = live.obstacle();
        return obstacle == null ? "" : obstacle;
    }
}

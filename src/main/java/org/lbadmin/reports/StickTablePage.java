package org.lbadmin.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lbadmin.live.StickTables;
import org.lbadmin.live.StickTables.Contents;
import org.lbadmin.live.StickTables.Entry;
import org.lbadmin.live.StickTables.Table;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Refused;
import org.lbadmin.model.Role;
import org.lbadmin.web.ListPage;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reports, Layer 7 Stick Table: which client persistence keeps on which real server, and forgetting it. */
@Controller
class StickTablePage {
    private static final String PATH = Menu.ROOT + "/reports/layer7-stick-table";

    private static final Map<String, Comparator<Entry>> ORDERS = Map.of(
            "key", Comparator.comparing(Entry::key),
            "server", Comparator.comparing(Entry::server),
            "expires", Comparator.comparing(Entry::expiresMillis));

    private final StickTables tables;
    private final Texts texts;

    StickTablePage(StickTables tables, Texts texts) {
        this.tables = tables;
        this.texts = texts;
    }

    @GetMapping(PATH)
    String show(@RequestParam(defaultValue = "") String table, HttpServletRequest request, Model model) {
        Optional<List<Table>> known = tables.all();
        List<Table> all = known.orElse(List.of());
        Table chosen =
                all.stream().filter(t -> t.name().equals(table)).findFirst().orElse(all.isEmpty() ? null : all.get(0));
        Contents contents = chosen == null ? new Contents(List.of(), true) : tables.entries(chosen);
        model.addAttribute("reachable", known.isPresent());
        model.addAttribute("tables", all);
        model.addAttribute("chosen", chosen);
        model.addAttribute("whole", contents.whole());
        model.addAttribute(
                "mayOperate", request.isUserInRole(Role.MAINT.name()) || request.isUserInRole(Role.CONFIG.name()));
        model.addAttribute(
                "list",
                ListPage.of(
                                PATH,
                                request.getParameterMap(),
                                contents.entries(),
                                entry -> entry.key() + " " + entry.server(),
                                ORDERS)
                        .keep("table", chosen == null ? Set.of() : Set.of(chosen.name())));
        return "reports/stick-table";
    }

    @PostMapping(PATH + "/clear")
    String clear(@RequestParam String table, @RequestParam(required = false) String key, RedirectAttributes flash) {
        Table named = tables.all().orElse(List.of()).stream()
                .filter(t -> t.name().equals(table))
                .findFirst()
                .orElseThrow(() -> new NotFound("kind.stickTable", table));
        String objection = key == null ? tables.clearAll(named) : tables.clear(named, key);
        if (!objection.isEmpty()) {
            throw new Refused("stick.refused", table, objection);
        }
        String sentence = key == null ? texts.get("stick.clearedAll", table) : texts.get("stick.cleared", key, table);
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(sentence)));
        flash.addAttribute("table", table);
        return "redirect:" + PATH;
    }
}

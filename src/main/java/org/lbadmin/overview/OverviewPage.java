package org.lbadmin.overview;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lbadmin.graphs.Drawings;
import org.lbadmin.live.LiveState.EngineState;
import org.lbadmin.model.Role;
import org.lbadmin.web.ListPage;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** System Overview: every virtual service with its state, and below it the real servers that were opened. */
@Controller
class OverviewPage {
    private static final String PATH = Menu.ROOT + "/";
    private static final String EXPAND = "expand";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z");
    private static final Map<String, Comparator<VirtualService>> ORDERS = Map.of(
            "label", Comparator.comparing(VirtualService::label, String.CASE_INSENSITIVE_ORDER),
            "ipAddress", Addresses.order(VirtualService::ipAddress),
            "ports", Comparator.comparingInt(OverviewPage::firstPort),
            "connections", Comparator.comparingInt(VirtualService::connections),
            "protocol", Comparator.comparing(VirtualService::protocol),
            "method", Comparator.comparing(VirtualService::method),
            "mode", Comparator.comparing(VirtualService::mode),
            "state", Comparator.comparing(VirtualService::state));

    private final Feed feed;
    private final WizardQuestion wizard;
    private final Drawings drawings;
    private final Texts texts;

    /** HAProxy does not run, and what the button that mends it is called; null where no button does. */
    public record EngineDown(String text, @Nullable String action) {}

    OverviewPage(Feed feed, WizardQuestion wizard, Drawings drawings, Texts texts) {
        this.feed = feed;
        this.wizard = wizard;
        this.drawings = drawings;
        this.texts = texts;
    }

    @GetMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        View view = feed.now();
        Set<String> expanded = expanded(request);
        ListPage<VirtualService> list = ListPage.of(
                        PATH, request.getParameterMap(), view.virtualServices(), OverviewPage::text, ORDERS)
                .keep(EXPAND, expanded);
        boolean edits = request.isUserInRole(Role.CONFIG.name());
        model.addAttribute("list", list);
        model.addAttribute(
                "rows",
                list.rows().stream().map(vip -> row(vip, list, expanded, edits)).toList());
        model.addAttribute("mayOperate", edits || request.isUserInRole(Role.MAINT.name()));
        model.addAttribute("at", CLOCK.format(view.at().atZone(ZoneId.systemDefault())));
        model.addAttribute("atIso", view.at().toString());
        model.addAttribute("seq", view.seq());
        model.addAttribute("drawings", drawings.ofMachine());
        model.addAttribute("stands", drawings.machineStands());
        model.addAttribute("askWizard", edits && !wizard.answered());
        model.addAttribute("engineDown", engineDown(view));
        model.addAttribute(
                "totals",
                view.totals().entrySet().stream()
                        .collect(Collectors.toMap(
                                e -> e.getKey().name(),
                                Map.Entry::getValue,
                                Integer::sum,
                                java.util.LinkedHashMap::new)));
        return "overview/overview";
    }

    private VipRow row(VirtualService vip, ListPage<VirtualService> list, Set<String> expanded, boolean edits) {
        Set<String> turned = new TreeSet<>(expanded);
        if (!turned.remove(vip.label())) {
            turned.add(vip.label());
        }
        return VipRow.of(
                vip,
                expanded.contains(vip.label()),
                list.keep(EXPAND, turned).pageHref(list.getPage()),
                edits ? Menu.ROOT + "/cluster/layer" + vip.layer() + "/virtual-services/" + vip.label() : null,
                texts);
    }

    private static Set<String> expanded(HttpServletRequest request) {
        String @Nullable [] values = request.getParameterValues(EXPAND);
        return values == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(values));
    }

    private static String text(VirtualService vip) {
        StringBuilder text = new StringBuilder(vip.label() + "\n" + vip.ipAddress() + "\n" + vip.ports());
        vip.realServers()
                .forEach(rip ->
                        text.append('\n').append(rip.label()).append('\n').append(rip.ipAddress()));
        return text.toString();
    }

    private static int firstPort(VirtualService vip) {
        return vip.ports().isEmpty() ? 0 : Integer.parseInt(vip.ports().split("[,-]", 2)[0]);
    }

    /** Nothing is down where nothing was ever applied. */
    private @Nullable EngineDown engineDown(View view) {
        if (view.reachable() || view.engine() == EngineState.NEVER) {
            return null;
        }
        boolean silent = view.engine() == EngineState.RUNNING || view.engine() == EngineState.UNKNOWN;
        return new EngineDown(texts.get("engineDown." + view.engine()), silent ? null : texts.get("engineDown.start"));
    }
}

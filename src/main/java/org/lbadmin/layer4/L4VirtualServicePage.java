package org.lbadmin.layer4;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lbadmin.layer7.ProbeBody;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.RunsScripts;
import org.lbadmin.probe.L4Probe;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.ListPage;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Layer 4 - Virtual Services: the list, and Modify and Delete of one. */
@Controller
@RequestMapping(L4VirtualServicePage.PATH)
class L4VirtualServicePage {
    static final String PATH = Menu.ROOT + "/cluster/layer4/virtual-services";

    private static final Map<String, Comparator<L4VirtualService>> ORDERS = Map.of(
            "label", Comparator.comparing(s -> s.label().folded()),
            "ipAddress", Comparator.comparing(s -> s.ipAddress().value()),
            "ports", Comparator.comparing(s -> s.ports() == null ? 0 : s.ports().first()),
            "protocol", Comparator.comparing(L4VirtualService::protocol),
            "method", Comparator.comparing(L4VirtualService::forwardingMethod),
            "realServers", Comparator.comparing(s -> s.realServers().size()));

    private final Layer4 layer4;
    private final L4Documents documents;
    private final Editor forms;
    private final AtOnce atOnce;
    private final Beside beside;
    private final L4Probe probe;
    private final RunsScripts scripts;
    private final Texts texts;

    L4VirtualServicePage(
            Layer4 layer4,
            L4Documents documents,
            Editor forms,
            AtOnce atOnce,
            Beside beside,
            L4Probe probe,
            RunsScripts scripts,
            Texts texts) {
        this.layer4 = layer4;
        this.documents = documents;
        this.forms = forms;
        this.atOnce = atOnce;
        this.beside = beside;
        this.probe = probe;
        this.scripts = scripts;
        this.texts = texts;
    }

    @GetMapping
    String list(HttpServletRequest request, Model model) {
        ListPage<L4VirtualService> list =
                ListPage.of(PATH, request.getParameterMap(), layer4.all(), L4VirtualServicePage::searchable, ORDERS);
        model.addAttribute("list", list);
        model.addAttribute("services", list.rows());
        model.addAttribute("obstacle", atOnce.obstacle());
        return "layer4/virtual-services";
    }

    @GetMapping("/{vip}")
    String show(@PathVariable String vip, Model model) {
        return page(vip, forms.show(visit(layer4.get(vip))), model);
    }

    @PostMapping("/{vip}")
    String change(@PathVariable String vip, HttpServletRequest request, Model model, RedirectAttributes flash) {
        L4VirtualService before = layer4.get(vip);
        ObjectNode sent = sent(request, before);
        Form refused = forms.attempt(
                visit(before),
                sent,
                "l4.exists",
                applicable -> layer4.change(vip, current -> {
                    forms.check(request, settings(current), vip);
                    return documents.virtualService(applicable, current);
                }));
        if (refused != null) {
            return page(vip, refused, model);
        }
        String label = sent.path("label").asString(vip).strip();
        String key = layer4.find(label).filter(before::equals).isPresent() ? "l4.unchanged" : "l4.updated";
        List<Notice> notices = new ArrayList<>(atOnce.notices(key, label));
        layer4.find(label).map(beside::conflicting).stream()
                .flatMap(List::stream)
                .forEach(other -> notices.add(Notice.warning(texts.get("l4.conflicting", label, other))));
        flash.addFlashAttribute(Shell.MESSAGES, notices);
        return "redirect:" + PATH;
    }

    /** Asks every real server with the check that is typed, and shows the form as it is. */
    @PostMapping("/{vip}/test")
    String test(@PathVariable String vip, HttpServletRequest request, Model model) {
        L4VirtualService before = layer4.get(vip);
        ObjectNode sent = sent(request, before);
        Editor.Visit visit = visit(before);
        List<ProbeBody> results = new ArrayList<>();
        Form refused = forms.attempt(visit, sent, "l4.exists", applicable -> {
            L4VirtualService typed = documents.virtualService(applicable, before);
            layer4.examine(before, typed);
            probe.run(typed).forEach(result -> results.add(ProbeBody.of(result, texts)));
        });
        if (refused != null) {
            return page(vip, refused, model);
        }
        model.addAttribute("results", results);
        return page(vip, forms.typed(visit, sent), model);
    }

    private ObjectNode sent(HttpServletRequest request, L4VirtualService before) {
        ObjectNode sent = forms.sent(L4VirtualService.class, request);
        keep(sent, "password", before.healthCheck().password());
        keep(sent, "secret", before.healthCheck().secret());
        return sent;
    }

    @GetMapping("/{vip}/delete")
    String askDelete(@PathVariable String vip, Model model) {
        L4VirtualService service = layer4.get(vip);
        model.addAttribute("service", service);
        return "layer4/delete-virtual-service";
    }

    @PostMapping("/{vip}/delete")
    String delete(@PathVariable String vip, RedirectAttributes flash) {
        layer4.remove(vip, current -> {});
        flash.addFlashAttribute(Shell.MESSAGES, atOnce.notices("l4.deleted", vip));
        return "redirect:" + PATH;
    }

    /** A password is not sent to the browser: an empty field stands for what is stored. */
    private static void keep(ObjectNode sent, String field, @Nullable String stored) {
        if (stored != null
                && sent.path("healthCheck") instanceof ObjectNode check
                && check.path(field).asString("").isBlank()) {
            check.put(field, stored);
        }
    }

    private String page(String vip, Form form, Model model) {
        model.addAttribute("vip", vip);
        model.addAttribute("arp", !layer4.get(vip).forwardingMethod().translatesPorts());
        model.addAttribute("form", form.choices("healthCheck.script", scripts.offered(texts.get("scripts.choose"))));
        model.addAttribute("obstacle", atOnce.obstacle());
        return "layer4/virtual-service";
    }

    private Editor.Visit visit(L4VirtualService service) {
        return new Editor.Visit(
                L4VirtualService.class,
                forms.write(service),
                documents.virtualServiceDefaults(),
                forms.tag(settings(service)));
    }

    /** What this page edits: real servers are changed elsewhere, and do not make it stale. */
    private static L4VirtualService settings(L4VirtualService service) {
        return service.withRealServers(List.of());
    }

    static String searchable(L4VirtualService service) {
        return service.label() + " " + service.ipAddress() + " " + service.ports() + " "
                + service.realServers().stream()
                        .map(server -> server.label() + " " + server.ipAddress())
                        .collect(Collectors.joining(" "));
    }
}

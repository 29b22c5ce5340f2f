package org.lbadmin.layer7;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.RunsScripts;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.probe.L7Probe;
import org.lbadmin.probe.ProbeResult;
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

/** Layer 7 - Virtual Services: the list, and Modify and Delete of one. */
@Controller
@RequestMapping(L7VirtualServicePage.PATH)
class L7VirtualServicePage {
    static final String PATH = Menu.ROOT + "/cluster/layer7/virtual-services";

    private static final Comparator<Optional<IpAddress>> NO_LISTENER_FIRST = Comparator.comparing(
            address -> address.map(IpAddress::toAddress).orElse(null),
            Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Map<String, Comparator<L7VirtualService>> ORDERS = Map.of(
            "label", Comparator.comparing(s -> s.label().folded()),
            "ipAddress", Comparator.comparing(L7VirtualServicePage::address, NO_LISTENER_FIRST),
            "ports",
                    Comparator.comparing(
                            s -> s.listener().map(at -> at.ports().first()).orElse(0)),
            "protocol", Comparator.comparing(L7VirtualService::protocol),
            "realServers", Comparator.comparing(s -> s.realServers().size()));

    private final Layer7 layer7;
    private final L7Documents documents;
    private final Editor forms;
    private final L7RuleWords words;
    private final L7Kept kept;
    private final L7Probe probe;
    private final RunsScripts known;
    private final Texts texts;

    /** A rule in plain language, the version of it that is shown, and whether it can be at work. */
    record RuleLine(String words, String etag, boolean used) {}

    L7VirtualServicePage(
            Layer7 layer7,
            L7Documents documents,
            Editor forms,
            L7RuleWords words,
            L7Kept kept,
            L7Probe probe,
            RunsScripts known,
            Texts texts) {
        this.layer7 = layer7;
        this.documents = documents;
        this.forms = forms;
        this.words = words;
        this.kept = kept;
        this.probe = probe;
        this.known = known;
        this.texts = texts;
    }

    @GetMapping
    String list(HttpServletRequest request, Model model) {
        ListPage<L7VirtualService> list =
                ListPage.of(PATH, request.getParameterMap(), layer7.all(), L7VirtualServicePage::searchable, ORDERS);
        model.addAttribute("list", list);
        model.addAttribute("services", list.rows());
        return "layer7/virtual-services";
    }

    @GetMapping("/{vip}")
    String show(@PathVariable String vip, Model model) {
        return page(vip, forms.show(visit(layer7.get(vip))), model);
    }

    @PostMapping("/{vip}")
    String change(@PathVariable String vip, HttpServletRequest request, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(L7VirtualService.class, request);
        L7VirtualService before = layer7.get(vip);
        Form refused = forms.attempt(
                visit(before, sent),
                sent,
                "l7.exists",
                applicable -> layer7.change(vip, current -> {
                    forms.check(request, settings(current), vip);
                    return documents.virtualService(applicable, current);
                }));
        if (refused != null) {
            return page(vip, refused, model);
        }
        L7VirtualService after = layer7.get(sent.path("label").asString(vip).strip());
        List<String> said = new ArrayList<>();
        said.add(texts.get(after.equals(before) ? "l7.unchanged" : "l7.updated", after.label()));
        said.addAll(unused(after));
        said.removeAll(unused(before));
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(String.join(" ", said))));
        return "redirect:" + PATH;
    }

    private List<String> unused(L7VirtualService service) {
        return kept.tell(forms.show(visit(service)), kept.of(service)).getUnused();
    }

    /** Asks every real server with the check that is typed, and shows the form as it is. */
    @PostMapping("/{vip}/test")
    String test(@PathVariable String vip, HttpServletRequest request, Model model) {
        ObjectNode sent = forms.sent(L7VirtualService.class, request);
        L7VirtualService before = layer7.get(vip);
        Editor.Visit visit = visit(before, sent);
        List<ProbeResult> results = new ArrayList<>();
        Form refused = forms.attempt(
                visit,
                sent,
                "l7.exists",
                applicable -> results.addAll(probe.run(
                        documents.virtualService(applicable, before).inEffect(),
                        layer7.advanced().health().interval())));
        if (refused != null) {
            return page(vip, refused, model);
        }
        model.addAttribute(
                "results", results.stream().map(r -> ProbeBody.of(r, texts)).toList());
        return page(vip, forms.typed(visit, sent), model);
    }

    @GetMapping("/{vip}/delete")
    String askDelete(@PathVariable String vip, Model model) {
        L7VirtualService service = layer7.get(vip);
        model.addAttribute("service", service);
        model.addAttribute("users", String.join(", ", layer7.usersOf(service)));
        return "layer7/delete-virtual-service";
    }

    @PostMapping("/{vip}/delete")
    String delete(@PathVariable String vip, RedirectAttributes flash) {
        layer7.remove(vip, current -> {});
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("l7.deleted", vip))));
        return "redirect:" + PATH;
    }

    private String page(String vip, Form form, Model model) {
        L7VirtualService service = layer7.get(vip);
        model.addAttribute(
                "aclRules", rules(service.aclRules(), service.inEffect().aclRules()));
        model.addAttribute(
                "headerRules", rules(service.headerRules(), service.inEffect().headerRules()));
        model.addAttribute("http", service.protocol() == L7Protocol.HTTP);
        model.addAttribute("vip", vip);
        model.addAttribute(
                "form",
                kept.tell(form, kept.of(service))
                        .asYesNo("forceToHttps")
                        .choices("healthCheck.script", known.offered(texts.get("scripts.choose"))));
        return "layer7/virtual-service";
    }

    private List<RuleLine> rules(List<? extends Record> rules, List<? extends Record> inEffect) {
        return rules.stream()
                .map(rule -> new RuleLine(words.of(rule), forms.tag(rule), inEffect.contains(rule)))
                .toList();
    }

    private Editor.Visit visit(L7VirtualService service) {
        return visit(service, forms.write(service));
    }

    /** Defaults depend on the protocol, which the form itself may change. */
    private Editor.Visit visit(L7VirtualService service, ObjectNode sent) {
        L7Protocol protocol =
                sent.path("protocol").asString(service.protocol().name()).equals("TCP")
                        ? L7Protocol.TCP
                        : L7Protocol.HTTP;
        return new Editor.Visit(
                L7VirtualService.class,
                forms.write(service),
                documents.virtualServiceDefaults(protocol),
                forms.tag(settings(service)),
                true);
    }

    /** What this page edits: rules and real servers are changed elsewhere, and do not make it stale. */
    private static L7VirtualService settings(L7VirtualService service) {
        return service.withRealServers(List.of()).withAclRules(List.of()).withHeaderRules(List.of());
    }

    private static Optional<IpAddress> address(L7VirtualService service) {
        return service.listener().map(L7VirtualService.Listener::ipAddress);
    }

    static String searchable(L7VirtualService service) {
        return service.label() + " "
                + service.listener()
                        .map(at -> at.ipAddress() + " " + at.ports())
                        .orElse("") + " "
                + service.realServers().stream()
                        .map(server -> server.label() + " " + server.ipAddress())
                        .collect(Collectors.joining(" "));
    }
}

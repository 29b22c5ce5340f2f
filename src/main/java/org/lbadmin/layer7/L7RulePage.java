package org.lbadmin.layer7;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.NotFound;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Add, Modify, Move and Delete of an ACL rule or a header rule of a virtual service. */
@Controller
class L7RulePage {
    private static final String VIP = L7VirtualServicePage.PATH + "/{vip}";
    private static final String ADD = VIP + "/add-{kind:acl|header}-rule";
    private static final String ONE = VIP + "/{kind:acl|header}-rules/{number:\\d{1,4}}";

    private final Layer7 layer7;
    private final L7RuleEdits edits;
    private final L7Documents documents;
    private final Editor editor;
    private final L7RuleWords words;
    private final Texts texts;

    L7RulePage(Layer7 layer7, L7RuleEdits edits, L7Documents documents, Editor editor, L7RuleWords words, Texts texts) {
        this.layer7 = layer7;
        this.edits = edits;
        this.documents = documents;
        this.editor = editor;
        this.words = words;
        this.texts = texts;
    }

    @GetMapping(ADD)
    String add(@PathVariable String vip, @PathVariable String kind, Model model) {
        L7RuleList<?> list = list(kind);
        return page(list, vip, null, editor.show(adding(list)), model);
    }

    @PostMapping(ADD)
    String add(
            @PathVariable String vip,
            @PathVariable String kind,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        return add(list(kind), vip, request, model, flash);
    }

    private <R extends Record> String add(
            L7RuleList<R> list, String vip, HttpServletRequest request, Model model, RedirectAttributes flash) {
        layer7.get(vip);
        ObjectNode sent = editor.sent(list.type(), request);
        Form refused = editor.attempt(
                adding(list), sent, "", applicable -> edits.add(list, vip, documents.rule(list, applicable)));
        return refused == null ? done(list, "added", vip, flash) : page(list, vip, null, refused, model);
    }

    @GetMapping(ONE)
    String show(@PathVariable String vip, @PathVariable String kind, @PathVariable int number, Model model) {
        L7RuleList<?> list = list(kind);
        return page(list, vip, number, editor.show(changing(list, edits.get(list, vip, number))), model);
    }

    @PostMapping(ONE)
    String change(
            @PathVariable String vip,
            @PathVariable String kind,
            @PathVariable int number,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        return change(list(kind), vip, number, request, model, flash);
    }

    private <R extends Record> String change(
            L7RuleList<R> list,
            String vip,
            int number,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        ObjectNode sent = editor.sent(list.type(), request);
        Form refused = editor.attempt(
                changing(list, edits.get(list, vip, number)),
                sent,
                "",
                applicable -> edits.change(list, vip, number, current -> {
                    editor.check(request, current, texts.get("rule.name." + list.path(), number));
                    return documents.rule(list, applicable, current);
                }));
        return refused == null ? done(list, "updated", vip, flash) : page(list, vip, number, refused, model);
    }

    @GetMapping(ONE + "/delete")
    String askDelete(@PathVariable String vip, @PathVariable String kind, @PathVariable int number, Model model) {
        L7RuleList<?> list = list(kind);
        Record rule = edits.get(list, vip, number);
        model.addAttribute("kind", list.path());
        model.addAttribute("vip", vip);
        model.addAttribute("number", number);
        model.addAttribute("words", words.of(rule));
        model.addAttribute("etag", editor.tag(rule));
        return "layer7/delete-rule";
    }

    @PostMapping(ONE + "/delete")
    String delete(
            @PathVariable String vip,
            @PathVariable String kind,
            @PathVariable int number,
            HttpServletRequest request,
            RedirectAttributes flash) {
        L7RuleList<?> list = list(kind);
        edits.remove(list, vip, number, same(list, number, request));
        return done(list, "deleted", vip, flash);
    }

    @PostMapping(ONE + "/{way:up|down}")
    String move(
            @PathVariable String vip,
            @PathVariable String kind,
            @PathVariable int number,
            @PathVariable String way,
            HttpServletRequest request) {
        L7RuleList<?> list = list(kind);
        edits.move(list, vip, number, way.equals("up"), same(list, number, request));
        return back(list, vip);
    }

    /** A number says little when somebody else has moved the rules meanwhile. */
    private <R extends Record> Consumer<R> same(L7RuleList<?> list, int number, HttpServletRequest request) {
        return current -> editor.check(request, current, texts.get("rule.name." + list.path(), number));
    }

    private static L7RuleList<?> list(String kind) {
        return L7RuleList.ALL.stream()
                .filter(list -> list.path().equals(kind))
                .findFirst()
                .orElseThrow(() -> new NotFound(L7RuleEdits.KIND, kind));
    }

    private Editor.Visit adding(L7RuleList<?> list) {
        ObjectNode defaults = documents.ruleDefaults(list);
        return new Editor.Visit(list.type(), defaults, defaults, "");
    }

    private Editor.Visit changing(L7RuleList<?> list, Record rule) {
        return new Editor.Visit(list.type(), editor.write(rule), documents.ruleDefaults(list), editor.tag(rule));
    }

    private String done(L7RuleList<?> list, String what, String vip, RedirectAttributes flash) {
        String sentence = texts.get("rule." + what + "." + list.path(), vip);
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(sentence)));
        return back(list, vip);
    }

    private static String back(L7RuleList<?> list, String vip) {
        return "redirect:" + L7VirtualServicePage.PATH + "/" + vip + "#" + list.path() + "-rules";
    }

    private String page(L7RuleList<?> list, String vip, @Nullable Integer number, Form form, Model model) {
        L7VirtualService service = layer7.get(vip);
        if (list == L7RuleList.ACL) {
            offer(service, form);
        }
        model.addAttribute("kind", list.path());
        model.addAttribute("vip", vip);
        model.addAttribute("number", number);
        model.addAttribute("form", form);
        return "layer7/rule";
    }

    /** Only what this virtual service can do, and only names that exist. */
    private void offer(L7VirtualService service, Form form) {
        boolean http = service.protocol() == L7Protocol.HTTP;
        form.limit(
                "type",
                Arrays.stream(L7AclRule.Type.values())
                        .filter(type -> http || !type.readsRequests())
                        .toList());
        form.limit(
                "action",
                Arrays.stream(L7AclRule.Action.values())
                        .filter(action -> http || !action.redirects())
                        .filter(action -> !service.backendOnly() || action != L7AclRule.Action.BACKEND)
                        .toList());
        form.choices(
                "virtualService",
                names(layer7.all().stream()
                        .filter(other ->
                                other != service && other.protocol() == service.protocol() && !other.isRedirect())
                        .map(other -> other.label().value())
                        .toList()));
        form.choices(
                "realServer",
                names(service.realServers().stream()
                        .map(server -> server.label().value())
                        .toList()));
    }

    private Map<String, String> names(List<String> labels) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("", texts.get("rule.choose"));
        labels.forEach(label -> names.put(label, label));
        return names;
    }
}

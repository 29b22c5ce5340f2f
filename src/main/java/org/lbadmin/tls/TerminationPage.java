package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.Label;
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

/** SSL Termination: the list, and Modify and Delete of one. */
@Controller
@RequestMapping(TerminationPage.PATH)
class TerminationPage {
    static final String PATH = Menu.ROOT + "/cluster/ssl/terminations";

    private final Terminations terminations;
    private final Layer7 layer7;
    private final SslDocuments documents;
    private final SslForms forms;
    private final Editor editor;
    private final Texts texts;

    TerminationPage(
            Terminations terminations,
            Layer7 layer7,
            SslDocuments documents,
            SslForms forms,
            Editor editor,
            Texts texts) {
        this.terminations = terminations;
        this.layer7 = layer7;
        this.documents = documents;
        this.forms = forms;
        this.editor = editor;
        this.texts = texts;
    }

    @GetMapping
    String list(HttpServletRequest request, Model model) {
        List<TerminationLine> all = terminations.all().stream().map(this::line).toList();
        ListPage<TerminationLine> list =
                ListPage.of(PATH, request.getParameterMap(), all, TerminationLine::searchable, TerminationLine.ORDERS);
        model.addAttribute("list", list);
        model.addAttribute("terminations", list.rows());
        return "tls/terminations";
    }

    @GetMapping("/{label}")
    String show(@PathVariable String label, Model model) {
        return page(label, editor.show(forms.changing(terminations.get(label))), model);
    }

    @PostMapping("/{label}")
    String change(@PathVariable String label, HttpServletRequest request, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(request);
        SslTermination before = terminations.get(label);
        Form refused = editor.attempt(
                forms.changing(before),
                sent,
                "ssl.exists",
                applicable -> terminations.change(label, current -> {
                    editor.check(request, SslForms.settings(current), label);
                    return documents.termination(applicable, current);
                }));
        if (refused != null) {
            return page(label, refused, model);
        }
        String now = sent.path("label").asString(label).strip();
        String key = terminations.find(now).filter(before::equals).isPresent() ? "l7.unchanged" : "ssl.updated";
        return done(texts.get(key, now), flash);
    }

    @GetMapping("/{label}/delete")
    String askDelete(@PathVariable String label, Model model) {
        SslTermination termination = terminations.get(label);
        model.addAttribute("line", line(termination));
        Label target = termination.target();
        model.addAttribute(
                "plain", target == null ? null : layer7.find(target.value()).orElse(null));
        return "tls/delete-termination";
    }

    @PostMapping("/{label}/delete")
    String delete(@PathVariable String label, RedirectAttributes flash) {
        terminations.remove(label, current -> {});
        return done(texts.get("ssl.deleted", label), flash);
    }

    private static String done(String message, RedirectAttributes flash) {
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(message)));
        return "redirect:" + PATH;
    }

    private TerminationLine line(SslTermination termination) {
        return TerminationLine.of(
                termination, terminations.addressOf(termination).orElse(null), texts);
    }

    private String page(String label, Form form, Model model) {
        model.addAttribute("label", label);
        model.addAttribute("rules", terminations.get(label).sniRules());
        model.addAttribute("form", forms.termination(form));
        return "tls/termination";
    }
}

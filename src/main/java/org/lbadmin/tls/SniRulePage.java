package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.SniRule;
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

/** Add, Modify and Delete of an SNI rule of a termination. */
@Controller
class SniRulePage {
    private static final String TERMINATION = TerminationPage.PATH + "/{label}";
    private static final String ADD = TERMINATION + "/add-sni-rule";
    private static final String ONE = TERMINATION + "/sni-rules/{rule}";

    private final Terminations terminations;
    private final SniRules rules;
    private final SslDocuments documents;
    private final SslForms forms;
    private final Editor editor;
    private final Texts texts;

    SniRulePage(
            Terminations terminations,
            SniRules rules,
            SslDocuments documents,
            SslForms forms,
            Editor editor,
            Texts texts) {
        this.terminations = terminations;
        this.rules = rules;
        this.documents = documents;
        this.forms = forms;
        this.editor = editor;
        this.texts = texts;
    }

    @GetMapping(ADD)
    String add(@PathVariable String label, Model model) {
        return page(label, null, editor.show(forms.addingRule()), model);
    }

    @PostMapping(ADD)
    String add(@PathVariable String label, HttpServletRequest request, Model model, RedirectAttributes flash) {
        ObjectNode sent = editor.sent(SniRule.class, request);
        Form refused = editor.attempt(
                forms.addingRule(), sent, "ssl.ruleExists", applicable -> rules.add(label, documents.rule(applicable)));
        if (refused != null) {
            return page(label, null, refused, model);
        }
        return done("ssl.ruleAdded", sent.path("label").asString().strip(), label, flash);
    }

    @GetMapping(ONE)
    String show(@PathVariable String label, @PathVariable String rule, Model model) {
        return page(label, rule, editor.show(forms.changing(rules.get(label, rule))), model);
    }

    @PostMapping(ONE)
    String change(
            @PathVariable String label,
            @PathVariable String rule,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        ObjectNode sent = editor.sent(SniRule.class, request);
        Form refused = editor.attempt(
                forms.changing(rules.get(label, rule)),
                sent,
                "ssl.ruleExists",
                applicable -> rules.change(label, rule, current -> {
                    editor.check(request, current, rule);
                    return documents.rule(applicable, current);
                }));
        if (refused != null) {
            return page(label, rule, refused, model);
        }
        return done("ssl.ruleUpdated", sent.path("label").asString(rule).strip(), label, flash);
    }

    @GetMapping(ONE + "/delete")
    String askDelete(@PathVariable String label, @PathVariable String rule, Model model) {
        model.addAttribute("label", label);
        model.addAttribute("rule", rules.get(label, rule));
        return "tls/delete-sni-rule";
    }

    @PostMapping(ONE + "/delete")
    String delete(@PathVariable String label, @PathVariable String rule, RedirectAttributes flash) {
        rules.remove(label, rule);
        return done("ssl.ruleDeleted", rule, label, flash);
    }

    private String done(String key, String rule, String label, RedirectAttributes flash) {
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get(key, rule, label))));
        return "redirect:" + TerminationPage.PATH + "/" + label;
    }

    private String page(String label, @Nullable String rule, Form form, Model model) {
        model.addAttribute("label", terminations.get(label).label().value());
        model.addAttribute("rule", rule);
        model.addAttribute("form", forms.rule(form));
        return "tls/sni-rule";
    }
}

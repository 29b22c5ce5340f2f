package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** SSL Termination - Add a new Virtual Service. */
@Controller
@RequestMapping(Menu.ROOT + "/cluster/ssl/add-termination")
class AddTerminationPage {
    private final Terminations terminations;
    private final SslDocuments documents;
    private final SslForms forms;
    private final Editor editor;
    private final Texts texts;

    AddTerminationPage(Terminations terminations, SslDocuments documents, SslForms forms, Editor editor, Texts texts) {
        this.terminations = terminations;
        this.documents = documents;
        this.forms = forms;
        this.editor = editor;
        this.texts = texts;
    }

    @GetMapping
    String show(@RequestParam Optional<String> virtualService, Model model) {
        return page(editor.show(forms.adding(virtualService.orElse(null))), model);
    }

    @PostMapping
    String add(HttpServletRequest request, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(request);
        String[] added = new String[1];
        Form refused = editor.attempt(
                forms.adding(null),
                sent,
                "ssl.exists",
                applicable -> added[0] = terminations
                        .add(documents.termination(applicable))
                        .label()
                        .value());
        if (refused != null) {
            return page(refused, model);
        }
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("ssl.added", added[0]))));
        return "redirect:" + TerminationPage.PATH;
    }

    private String page(Form form, Model model) {
        model.addAttribute("form", forms.termination(form));
        return "tls/add-termination";
    }
}

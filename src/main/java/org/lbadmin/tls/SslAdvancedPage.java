package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.lbadmin.model.SslAdvanced;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** SSL - Advanced Configuration. */
@Controller
@RequestMapping(SslAdvancedPage.PATH)
class SslAdvancedPage {
    static final String PATH = Menu.ROOT + "/cluster/ssl/advanced";

    private final Terminations terminations;
    private final SslDocuments documents;
    private final Editor forms;
    private final Texts texts;

    SslAdvancedPage(Terminations terminations, SslDocuments documents, Editor forms, Texts texts) {
        this.terminations = terminations;
        this.documents = documents;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        return page(forms.show(visit()), model);
    }

    @PostMapping
    String change(HttpServletRequest request, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(SslAdvanced.class, request);
        Form refused = forms.attempt(
                visit(),
                sent,
                "ssl.exists",
                applicable -> terminations.changeAdvanced(current -> {
                    forms.check(request, current, "advanced");
                    return documents.advanced(applicable, current);
                }));
        if (refused != null) {
            return page(refused, model);
        }
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("ssl.advancedUpdated"))));
        return "redirect:" + PATH;
    }

    private Editor.Visit visit() {
        SslAdvanced stored = terminations.advanced();
        return new Editor.Visit(
                SslAdvanced.class, forms.write(stored), forms.write(SslAdvanced.defaults()), forms.tag(stored));
    }

    private static String page(Form form, Model model) {
        model.addAttribute("form", form);
        return "tls/advanced";
    }
}

package org.lbadmin.layer7;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.lbadmin.model.L7Advanced;
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

/** Layer 7 - Advanced Configuration. */
@Controller
@RequestMapping(L7AdvancedPage.PATH)
class L7AdvancedPage {
    static final String PATH = Menu.ROOT + "/cluster/layer7/advanced";

    private final Layer7 layer7;
    private final L7Documents documents;
    private final Editor forms;
    private final Texts texts;

    L7AdvancedPage(Layer7 layer7, L7Documents documents, Editor forms, Texts texts) {
        this.layer7 = layer7;
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
        ObjectNode sent = forms.sent(L7Advanced.class, request);
        Form refused = forms.attempt(
                visit(),
                sent,
                "l7.exists",
                applicable -> layer7.changeAdvanced(current -> {
                    forms.check(request, current, "advanced");
                    return documents.advanced(applicable, current);
                }));
        if (refused != null) {
            return page(refused, model);
        }
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("advanced.updated"))));
        return "redirect:" + PATH;
    }

    private Editor.Visit visit() {
        L7Advanced stored = layer7.advanced();
        return new Editor.Visit(
                L7Advanced.class, forms.write(stored), forms.write(L7Advanced.defaults()), forms.tag(stored));
    }

    private static String page(Form form, Model model) {
        model.addAttribute("form", form);
        return "layer7/advanced";
    }
}

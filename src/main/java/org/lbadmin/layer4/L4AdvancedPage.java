package org.lbadmin.layer4;

import jakarta.servlet.http.HttpServletRequest;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Layer 4 - Advanced Configuration. */
@Controller
@RequestMapping(L4AdvancedPage.PATH)
class L4AdvancedPage {
    static final String PATH = Menu.ROOT + "/cluster/layer4/advanced";

    private final Layer4 layer4;
    private final L4Documents documents;
    private final Editor forms;
    private final AtOnce atOnce;

    L4AdvancedPage(Layer4 layer4, L4Documents documents, Editor forms, AtOnce atOnce) {
        this.layer4 = layer4;
        this.documents = documents;
        this.forms = forms;
        this.atOnce = atOnce;
    }

    @GetMapping
    String show(Model model) {
        return page(forms.show(visit()), model);
    }

    @PostMapping
    String change(HttpServletRequest request, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(L4Advanced.class, request);
        Form refused = forms.attempt(
                visit(),
                sent,
                "l4.exists",
                applicable -> layer4.changeAdvanced(current -> {
                    forms.check(request, current, "advanced");
                    return documents.advanced(applicable, current);
                }));
        if (refused != null) {
            return page(refused, model);
        }
        flash.addFlashAttribute(Shell.MESSAGES, atOnce.notices("l4.advancedUpdated"));
        return "redirect:" + PATH;
    }

    private Editor.Visit visit() {
        L4Advanced stored = layer4.advanced();
        return new Editor.Visit(
                L4Advanced.class, forms.write(stored), forms.write(L4Advanced.defaults()), forms.tag(stored));
    }

    private String page(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("obstacle", atOnce.obstacle());
        return "layer4/advanced";
    }
}

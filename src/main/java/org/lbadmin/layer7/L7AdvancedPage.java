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

    /** Takes the password away, which an empty field cannot say. */
    private static final String OFF = "statisticsOff";

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
        boolean off = request.getParameter(OFF) != null;
        password(sent, off);
        Form refused = forms.attempt(
                visit(),
                sent,
                "l7.exists",
                applicable -> layer7.changeAdvanced(current -> {
                    forms.check(request, current.masked(), "advanced");
                    return documents.advanced(applicable, current);
                }));
        if (refused != null) {
            model.addAttribute("statisticsOff", off);
            return page(refused, model);
        }
        String key = layer7.advanced().locked() ? "advanced.updatedLocked" : "advanced.updated";
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get(key))));
        return "redirect:" + PATH;
    }

    private Editor.Visit visit() {
        L7Advanced stored = layer7.advanced().masked();
        return new Editor.Visit(
                L7Advanced.class, forms.write(stored), forms.write(L7Advanced.defaults()), forms.tag(stored));
    }

    /** A password is not sent to the browser: an empty field stands for what is stored. */
    private void password(ObjectNode sent, boolean off) {
        if (sent.path("statistics") instanceof ObjectNode statistics) {
            if (off) {
                statistics.putNull("password");
            } else if (statistics.path("password").asString("").isBlank()) {
                statistics.put("password", layer7.advanced().statistics().password());
            }
        }
    }

    private String page(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("hasStatistics", layer7.advanced().statistics().password() != null);
        return "layer7/advanced";
    }
}

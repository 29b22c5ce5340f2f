package org.lbadmin.layer4;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Layer 4 - Add a new Virtual Service; also makes a copy of another one. */
@Controller
@RequestMapping(Menu.ROOT + "/cluster/layer4/add-virtual-service")
class L4AddVirtualServicePage {
    private final Layer4 layer4;
    private final L4Documents documents;
    private final Editor forms;
    private final AtOnce atOnce;

    L4AddVirtualServicePage(Layer4 layer4, L4Documents documents, Editor forms, AtOnce atOnce) {
        this.layer4 = layer4;
        this.documents = documents;
        this.forms = forms;
        this.atOnce = atOnce;
    }

    @GetMapping
    String show(@RequestParam Optional<String> from, Model model) {
        return page(from.orElse(null), forms.show(visit(base(from.orElse(null)))), model);
    }

    @PostMapping
    String add(@RequestParam Optional<String> from, HttpServletRequest request, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(L4VirtualService.class, request);
        ObjectNode base = base(from.orElse(null));
        Form refused = forms.attempt(
                visit(base), sent, "l4.exists", applicable -> layer4.add(make(from.orElse(null), applicable, sent)));
        if (refused != null) {
            return page(from.orElse(null), refused, model);
        }
        String label = sent.path("label").asString().strip();
        flash.addFlashAttribute(Shell.MESSAGES, atOnce.notices("l4.added", label));
        return "redirect:" + L4VirtualServicePage.PATH;
    }

    private L4VirtualService make(@Nullable String from, ObjectNode applicable, ObjectNode sent) {
        return from == null ? documents.virtualService(sent) : documents.virtualService(applicable, layer4.get(from));
    }

    private ObjectNode base(@Nullable String from) {
        ObjectNode base = from == null ? documents.virtualServiceDefaults() : forms.write(layer4.get(from));
        if (from != null) {
            base.put("label", from + "-copy");
        }
        return base;
    }

    private Editor.Visit visit(ObjectNode base) {
        return new Editor.Visit(L4VirtualService.class, base, documents.virtualServiceDefaults(), "");
    }

    private String page(@Nullable String from, Form form, Model model) {
        model.addAttribute("from", from);
        model.addAttribute("form", form);
        model.addAttribute("obstacle", atOnce.obstacle());
        return "layer4/add-virtual-service";
    }
}

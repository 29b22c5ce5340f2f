package org.lbadmin.layer7;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;
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

/** Layer 7 - Add a new Virtual Service; also makes a copy of another one. */
@Controller
@RequestMapping(Menu.ROOT + "/cluster/layer7/add-virtual-service")
class L7AddVirtualServicePage {
    private final Layer7 layer7;
    private final L7Documents documents;
    private final Editor forms;
    private final L7Kept kept;
    private final Texts texts;

    L7AddVirtualServicePage(Layer7 layer7, L7Documents documents, Editor forms, L7Kept kept, Texts texts) {
        this.layer7 = layer7;
        this.documents = documents;
        this.forms = forms;
        this.kept = kept;
        this.texts = texts;
    }

    @GetMapping
    String show(@RequestParam Optional<String> from, Model model) {
        return page(from.orElse(null), forms.show(visit(base(from.orElse(null)), L7Protocol.HTTP)), model);
    }

    @PostMapping
    String add(@RequestParam Optional<String> from, HttpServletRequest request, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(L7VirtualService.class, request);
        ObjectNode base = base(from.orElse(null));
        L7Protocol protocol = sent.path("protocol").asString("").equals("TCP") ? L7Protocol.TCP : L7Protocol.HTTP;
        Form refused =
                forms.attempt(visit(base, protocol), sent, "l7.exists", entered -> add(from.orElse(null), entered));
        if (refused != null) {
            return page(from.orElse(null), refused, model);
        }
        String label = sent.path("label").asString().strip();
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("l7.added", label))));
        return "redirect:" + L7VirtualServicePage.PATH;
    }

    private void add(@Nullable String from, ObjectNode entered) {
        if (from == null) {
            layer7.add(documents.virtualService(entered));
        } else {
            L7VirtualService like = layer7.get(from);
            layer7.add(documents.virtualService(entered, like), like);
        }
    }

    private ObjectNode base(@Nullable String from) {
        ObjectNode base =
                from == null ? documents.virtualServiceDefaults(L7Protocol.HTTP) : forms.write(layer7.get(from));
        if (from != null) {
            base.put("label", from + "-copy");
        }
        return base;
    }

    private Editor.Visit visit(ObjectNode base, L7Protocol protocol) {
        return new Editor.Visit(L7VirtualService.class, base, documents.virtualServiceDefaults(protocol), "", true);
    }

    private String page(@Nullable String from, Form form, Model model) {
        model.addAttribute("from", from);
        model.addAttribute("form", kept.tell(form, from == null ? List.of() : kept.ofCopy(layer7.get(from))));
        return "layer7/add-virtual-service";
    }
}

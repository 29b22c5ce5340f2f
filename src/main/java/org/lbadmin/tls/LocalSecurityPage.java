package org.lbadmin.tls;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lbadmin.model.LocalSecurity;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Refused;
import org.lbadmin.model.SecurityMode;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.Forms;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Records;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Local Configuration - Security. */
@Controller
@RequestMapping(LocalSecurityPage.PATH)
class LocalSecurityPage {
    static final String PATH = Menu.ROOT + "/local/security";

    private final LocalSecuritySettings settings;
    private final Certificates certificates;
    private final Editor editor;
    private final Forms forms;
    private final Records records;
    private final Texts texts;

    LocalSecurityPage(
            LocalSecuritySettings settings,
            Certificates certificates,
            Editor editor,
            Forms forms,
            Records records,
            Texts texts) {
        this.settings = settings;
        this.certificates = certificates;
        this.editor = editor;
        this.forms = forms;
        this.records = records;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        return page(editor.show(visit()), model);
    }

    @PostMapping
    String change(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        ObjectNode sent = editor.sent(LocalSecurity.class, request);
        Editor.Visit visit = visit();
        if (makesPermanent(sent) && request.getParameter("permanently") == null) {
            return ask(request, model);
        }
        try {
            Form refused = editor.attempt(
                    visit,
                    sent,
                    "l7.exists",
                    applicable -> settings.change(current -> {
                        editor.check(request, current, "security");
                        return records.read(LocalSecurity.class, applicable, records.write(current), Map.of());
                    }));
            if (refused != null) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return page(refused, model);
            }
        } catch (Refused e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            List<Problem> problems = List.of(e.problem());
            return page(
                    forms.again(LocalSecurity.class, visit.stored(), sent, visit.defaults(), problems, visit.etag()),
                    model);
        }
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("localSecurity.updated"))));
        return "redirect:" + PATH;
    }

    private boolean makesPermanent(ObjectNode sent) {
        return sent.path("mode").asString("").equals(SecurityMode.SECURE_PERMANENT.name())
                && settings.mode() != SecurityMode.SECURE_PERMANENT;
    }

    /** There is no way back from it, so a page of its own asks first, and its button asks again. */
    private static String ask(HttpServletRequest request, Model model) {
        model.addAttribute("httpsCertificate", request.getParameter("httpsCertificate"));
        model.addAttribute("etag", request.getParameter("etag"));
        return "tls/secure-permanent";
    }

    private Editor.Visit visit() {
        LocalSecurity stored = settings.read();
        return new Editor.Visit(
                LocalSecurity.class, editor.write(stored), editor.write(LocalSecurity.defaults()), editor.tag(stored));
    }

    private String page(Form form, Model model) {
        Map<String, String> labels = new LinkedHashMap<>();
        certificates.all().forEach(c -> labels.put(c.label().value(), c.label().value()));
        model.addAttribute("form", form.choices("httpsCertificate", labels));
        model.addAttribute("chosen", settings.read().httpsCertificate());
        return "tls/local-security";
    }
}

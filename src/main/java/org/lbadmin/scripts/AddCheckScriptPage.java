package org.lbadmin.scripts;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lbadmin.model.CheckScript;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Field;
import org.lbadmin.web.Form;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Records;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Health Check Scripts: a new one, written here or from a file. */
@Controller
@RequestMapping(AddCheckScriptPage.PATH)
class AddCheckScriptPage {
    static final String PATH = Menu.ROOT + "/cluster/add-health-check-script";

    private final CheckScripts scripts;
    private final ScriptReader reader;
    private final Records records;
    private final Editor forms;
    private final Texts texts;

    AddCheckScriptPage(CheckScripts scripts, ScriptReader reader, Records records, Editor forms, Texts texts) {
        this.scripts = scripts;
        this.reader = reader;
        this.records = records;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        scripts.checkUnlocked();
        return page(forms.show(visit()), model);
    }

    @PostMapping
    String add(HttpServletRequest request, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(CheckScript.class, request);
        Form refused =
                forms.attempt(visit(), sent, "scripts.taken", applicable -> scripts.add(reader.read(applicable)));
        if (refused != null) {
            return page(refused, model);
        }
        String label = sent.path("label").asString().strip();
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("scripts.added", label))));
        return "redirect:" + CheckScriptPage.PATH;
    }

    /** Puts a file into the editor; nothing is stored yet. */
    @PostMapping("/file")
    String file(HttpServletRequest request, @RequestParam MultipartFile file, Model model) throws IOException {
        ObjectNode sent = forms.sent(CheckScript.class, request);
        if (!file.isEmpty()) {
            sent.put("text", new String(file.getBytes(), StandardCharsets.UTF_8));
            if (sent.path("label").asString("").isBlank()) {
                sent.put("label", nameOf(file));
            }
            model.addAttribute("unsaved", texts.get("scripts.loaded"));
        }
        return page(forms.typed(visit(), sent), model);
    }

    /** Browsers of old sent the folders too. */
    private static String nameOf(MultipartFile file) {
        String name = String.valueOf(file.getOriginalFilename());
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private Editor.Visit visit() {
        return new Editor.Visit(
                CheckScript.class, records.object().put("text", CheckScript.TEMPLATE), records.object(), "");
    }

    private static String page(Form form, Model model) {
        model.addAttribute("form", form.as("text", Field.Kind.TEXTAREA));
        return "scripts/add";
    }
}

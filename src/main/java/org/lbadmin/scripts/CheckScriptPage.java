package org.lbadmin.scripts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lbadmin.model.CheckScript;
import org.lbadmin.model.CheckScriptArguments;
import org.lbadmin.model.RunsScripts;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Cluster Configuration, Health Check Scripts: the list, and one of them with a run by hand. */
@Controller
@RequestMapping(CheckScriptPage.PATH)
class CheckScriptPage {
    static final String PATH = Menu.ROOT + "/cluster/health-check-scripts";

    private final CheckScripts scripts;
    private final ScriptRuns runs;
    private final ScriptReader reader;
    private final Records records;
    private final Editor forms;
    private final Texts texts;

    /** A script as the list shows it. */
    record Line(CheckScript script, String users, int lines) {}

    CheckScriptPage(
            CheckScripts scripts, ScriptRuns runs, ScriptReader reader, Records records, Editor forms, Texts texts) {
        this.scripts = scripts;
        this.runs = runs;
        this.reader = reader;
        this.records = records;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute(
                "scripts",
                scripts.all().stream()
                        .map(s -> new Line(s, String.join(", ", scripts.usersOf(s.label())), (int)
                                s.text().lines().count()))
                        .toList());
        locks(model);
        return "scripts/list";
    }

    @GetMapping("/{script}")
    String show(@PathVariable String script, Model model) {
        return page(script, forms.show(visit(script)), arguments(), model);
    }

    @PostMapping("/{script}")
    String change(
            @PathVariable String script,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        ObjectNode sent = forms.sent(CheckScript.class, request).put("label", script);
        Form refused = forms.attempt(
                visit(script),
                sent,
                "scripts.taken",
                applicable ->
                        scripts.change(reader.read(applicable), current -> forms.check(request, current, script)));
        if (refused != null) {
            return page(script, refused, arguments(), model);
        }
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("scripts.updated", script))));
        return "redirect:" + PATH;
    }

    /** Runs the script as it is typed, or as it is stored where it is locked; nothing is stored. */
    @PostMapping("/{script}/test")
    String test(@PathVariable String script, HttpServletRequest request, Model model) {
        Editor.Visit visit = visit(script);
        ObjectNode sent = scripts.isLocked()
                ? visit.stored()
                : forms.sent(CheckScript.class, request).put("label", script);
        Editor.Visit told = new Editor.Visit(CheckScriptArguments.class, records.object(), noArguments(records), "");
        ObjectNode arguments = forms.sent(CheckScriptArguments.class, request);
        List<RunsScripts.Run> run = new ArrayList<>();
        String[] text = {""};
        Form refusedText = forms.attempt(
                visit,
                sent,
                "scripts.taken",
                applicable -> text[0] = reader.read(applicable).text());
        Form refusedArguments = forms.attempt(told, arguments, "scripts.taken", applicable -> {
            CheckScriptArguments read =
                    records.read(CheckScriptArguments.class, applicable, noArguments(records), Map.of());
            if (refusedText == null) {
                run.add(runs.run(text[0], read.words(), CheckScriptApi.SECONDS));
            }
        });
        if (!run.isEmpty()) {
            model.addAttribute("run", run.get(0));
            model.addAttribute("why", texts.sentence(run.get(0).why(CheckScriptApi.SECONDS)));
        }
        return page(
                script,
                refusedText == null ? forms.typed(visit, sent) : refusedText,
                refusedArguments == null ? forms.typed(told, arguments) : refusedArguments,
                model);
    }

    @GetMapping("/{script}/delete")
    String askDelete(@PathVariable String script, Model model) {
        CheckScript gone = scripts.get(script);
        model.addAttribute("script", gone);
        model.addAttribute("users", String.join(", ", scripts.usersOf(gone.label())));
        return "scripts/delete";
    }

    @PostMapping("/{script}/delete")
    String delete(@PathVariable String script, RedirectAttributes flash) {
        scripts.remove(script, current -> {});
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("scripts.deleted", script))));
        return "redirect:" + PATH;
    }

    private String page(String script, Form form, Form arguments, Model model) {
        model.addAttribute("script", script);
        model.addAttribute("form", form.as("text", Field.Kind.TEXTAREA));
        model.addAttribute("arguments", arguments);
        locks(model);
        return "scripts/script";
    }

    private void locks(Model model) {
        model.addAttribute("locked", scripts.isLocked());
        model.addAttribute("lockedForGood", scripts.isLockedForGood());
    }

    private Editor.Visit visit(String script) {
        CheckScript stored = scripts.get(script);
        return new Editor.Visit(CheckScript.class, forms.write(stored), records.object(), forms.tag(stored));
    }

    private Form arguments() {
        return forms.show(new Editor.Visit(CheckScriptArguments.class, records.object(), noArguments(records), ""));
    }

    /** The real server's port may be left out. */
    static ObjectNode noArguments(Records records) {
        return records.object().put("realServerPort", 0);
    }
}

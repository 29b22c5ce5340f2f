package org.lbadmin.graphs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.lbadmin.model.Graphing;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
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

/** Local Configuration - Graphing. */
@Controller
@RequestMapping(GraphingPage.PATH)
class GraphingPage {
    static final String PATH = Menu.ROOT + "/local/graphing";

    private final GraphingSettings settings;
    private final Archives archives;
    private final Editor editor;
    private final Texts texts;

    GraphingPage(GraphingSettings settings, Archives archives, Editor editor, Texts texts) {
        this.settings = settings;
        this.archives = archives;
        this.editor = editor;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        return page(editor.show(visit()), model);
    }

    @PostMapping
    String change(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        ObjectNode sent = editor.sent(Graphing.class, request);
        Form refused = editor.attempt(
                visit(),
                sent,
                "l7.exists",
                applicable -> settings.change(current -> {
                    editor.check(request, current, GraphingSettings.NAME);
                    return settings.of(applicable);
                }));
        if (refused != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(refused, model);
        }
        String done = settings.read().recording() ? "graphing.updated" : "graphing.stopped";
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get(done))));
        return "redirect:" + PATH;
    }

    private Editor.Visit visit() {
        Graphing stored = settings.read();
        return new Editor.Visit(
                Graphing.class, editor.write(stored), editor.write(Graphing.defaults()), editor.tag(stored));
    }

    private String page(Form form, Model model) {
        Archives.Room room = archives.room();
        model.addAttribute("form", form);
        model.addAttribute("files", room.files());
        model.addAttribute("size", Graph.Unit.OCTETS.shown(room.octets()));
        model.addAttribute("machineStep", Family.MACHINE.step());
        model.addAttribute("serviceStep", Family.SERVICE.step());
        return "graphs/graphing";
    }
}

package org.lbadmin.firewall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.FirewallLockdown;
import org.lbadmin.model.FirewallTrials.Result;
import org.lbadmin.model.FirewallTrials.State;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Refused;
import org.lbadmin.web.Editor;
import org.lbadmin.web.Form;
import org.lbadmin.web.Forms;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Maintenance, Firewall Lockdown Wizard. */
@Controller
@RequestMapping(LockdownPage.PATH)
class LockdownPage {
    static final String PATH = Menu.ROOT + "/maintenance/firewall-lockdown";

    private final FirewallConfiguration firewall;
    private final FirewallDocuments documents;
    private final Guard guard;
    private final Editor editor;
    private final Forms forms;
    private final Texts texts;

    LockdownPage(
            FirewallConfiguration firewall,
            FirewallDocuments documents,
            Guard guard,
            Editor editor,
            Forms forms,
            Texts texts) {
        this.firewall = firewall;
        this.documents = documents;
        this.guard = guard;
        this.editor = editor;
        this.forms = forms;
        this.texts = texts;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        return page(editor.show(visit()), request, model);
    }

    @PostMapping
    String change(
            @RequestParam(defaultValue = "false") boolean evenIfBlocked,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        ObjectNode sent = editor.sent(FirewallLockdown.class, request);
        Editor.Visit visit = visit();
        Attempt attempt = new Attempt();
        Form refused;
        try {
            refused = editor.attempt(visit, sent, "l7.exists", applicable -> {
                editor.check(request, firewall.read().lockdown(), "firewall lockdown");
                attempt.result = guard.lockdown(documents.lockdown(applicable), request, evenIfBlocked);
            });
        } catch (Refused e) {
            refused = again(visit, sent, List.of(e.problem()));
        }
        Result result = attempt.result;
        if (result != null && result.state() == State.BLOCKED) {
            model.addAttribute("blocked", texts.sentences(guard.blocked(result, request)));
            refused = again(visit, sent, List.of());
        } else if (result != null && result.state() == State.REJECTED) {
            refused = again(visit, sent, words(result));
        }
        if (refused != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(refused, request, model);
        }
        if (result != null && result.state() == State.UNCHANGED) {
            flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("firewall.unchanged"))));
            return "redirect:" + PATH;
        }
        return "redirect:" + TrialPage.PATH;
    }

    private static final class Attempt {
        private @Nullable Result result;
    }

    /** Lines of the Firewall Script, which is run together with the lockdown. */
    private static List<Problem> words(Result result) {
        return result.lines().stream()
                .map(line -> Problem.of("", "firewall.words", line))
                .toList();
    }

    private Form again(Editor.Visit visit, ObjectNode sent, List<Problem> problems) {
        return forms.again(FirewallLockdown.class, visit.stored(), sent, visit.defaults(), problems, visit.etag());
    }

    private Editor.Visit visit() {
        FirewallLockdown stored = firewall.read().lockdown();
        return new Editor.Visit(
                FirewallLockdown.class,
                editor.write(stored),
                editor.write(FirewallLockdown.defaults()),
                editor.tag(stored));
    }

    private static String page(Form form, HttpServletRequest request, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("you", request.getRemoteAddr());
        return "firewall/lockdown";
    }
}

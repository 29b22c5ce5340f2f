package org.lbadmin.firewall;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.lbadmin.model.FirewallTrials;
import org.lbadmin.model.FirewallTrials.Result;
import org.lbadmin.model.Refused;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules are live, and this page says so by coming back: its script confirms, and so does its button. */
@Controller
@RequestMapping(FirewallScriptPage.PATH)
class TrialPage {
    static final String PATH = FirewallScriptPage.PATH + "/trial";

    private final FirewallTrials trials;
    private final Texts texts;

    TrialPage(FirewallTrials trials, Texts texts) {
        this.trials = trials;
        this.texts = texts;
    }

    @GetMapping("/trial")
    String show(Model model) {
        model.addAttribute("trial", TrialBody.of(trials.state()));
        return "firewall/trial";
    }

    @PostMapping("/confirm")
    String confirm(HttpServletRequest request, RedirectAttributes flash) {
        try {
            Result result = trials.confirm(Guard.caller(request));
            return told(result, flash);
        } catch (Refused e) {
            flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.warning(texts.sentence(e.problem()))));
            return "redirect:" + PATH;
        }
    }

    /** For the script of the page, which asks until the new rules let it through. */
    @PostMapping(path = "/confirm", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    TrialBody confirmForScript(HttpServletRequest request) {
        try {
            return TrialBody.of(trials.confirm(Guard.caller(request)));
        } catch (Refused e) {
            return TrialBody.of(trials.state());
        }
    }

    @PostMapping("/revert")
    String revert(RedirectAttributes flash) {
        try {
            return told(trials.revert(), flash);
        } catch (Refused e) {
            flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.warning(texts.sentence(e.problem()))));
            return "redirect:" + PATH;
        }
    }

    @PostMapping("/discard")
    String discard() {
        trials.discard();
        return "redirect:" + FirewallScriptPage.PATH;
    }

    private String told(Result result, RedirectAttributes flash) {
        boolean kept = result.state() == FirewallTrials.State.CONFIRMED;
        String sentence = texts.get(kept ? "firewall.confirmed" : "firewall.noticeReverted", result.release());
        Notice notice = kept ? Notice.information(sentence) : Notice.warning(sentence);
        flash.addFlashAttribute(Shell.MESSAGES, List.of(notice));
        return "redirect:" + FirewallScriptPage.PATH;
    }
}

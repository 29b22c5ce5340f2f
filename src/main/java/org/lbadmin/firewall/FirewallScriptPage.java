package org.lbadmin.firewall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Firewall;
import org.lbadmin.model.FirewallTrials;
import org.lbadmin.model.FirewallTrials.Result;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Refused;
import org.lbadmin.model.Stale;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Tags;
import org.lbadmin.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Maintenance, Firewall Script. */
@Controller
@RequestMapping(FirewallScriptPage.PATH)
class FirewallScriptPage {
    static final String PATH = Menu.ROOT + "/maintenance/firewall-script";

    private static final String NAME = "firewall script";

    private final FirewallConfiguration firewall;
    private final FirewallTrials trials;
    private final Guard guard;
    private final Tags tags;
    private final Texts texts;

    FirewallScriptPage(FirewallConfiguration firewall, FirewallTrials trials, Guard guard, Tags tags, Texts texts) {
        this.firewall = firewall;
        this.trials = trials;
        this.guard = guard;
        this.tags = tags;
        this.texts = texts;
    }

    /** With {@code tried} what was tried last and not confirmed. */
    @GetMapping
    String show(HttpServletRequest request, Model model) {
        Optional<Firewall> unconfirmed = trials.tried();
        boolean wanted = request.getParameterMap().containsKey("tried") && unconfirmed.isPresent();
        model.addAttribute("isTried", wanted);
        Firewall shown = wanted ? unconfirmed.get() : firewall.read();
        return page(shown.script(), etag(), List.of(), List.of(), model);
    }

    @PostMapping
    String change(
            @RequestParam String script,
            @RequestParam(required = false) @Nullable String etag,
            @RequestParam(defaultValue = "false") boolean evenIfBlocked,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        String sentFor = etag == null ? etag() : etag;
        try {
            tags.check("\"" + sentFor + "\"", ScriptEntry.of(firewall.read().script()), NAME);
            Result result = guard.script(script, request, evenIfBlocked);
            return after(script, sentFor, result, request, response, model, flash);
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(script, sentFor, texts.sentences(e.problems()), List.of(), model);
        } catch (Refused e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(script, sentFor, List.of(texts.sentence(e.problem())), List.of(), model);
        } catch (Stale e) {
            // Sent again on purpose it replaces what somebody else wrote, which the history keeps.
            response.setStatus(HttpStatus.CONFLICT.value());
            List<Problem> stale = List.of(Problem.of("", "firewall.stale"));
            return page(script, etag(), texts.sentences(stale), List.of(), model);
        }
    }

    private String after(
            String script,
            String sentFor,
            Result result,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        return switch (result.state()) {
            case REJECTED -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(script, sentFor, List.of(), ScriptLine.of(result.lines()), model);
            }
            case BLOCKED -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("blocked", texts.sentences(guard.blocked(result, request)));
                yield page(script, sentFor, List.of(), List.of(), model);
            }
            case UNCHANGED -> {
                flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("firewall.unchanged"))));
                yield "redirect:" + PATH;
            }
            case NONE, WAITING, CONFIRMED, REVERTED -> "redirect:" + TrialPage.PATH;
        };
    }

    private String page(String script, String etag, List<String> problems, List<ScriptLine> lines, Model model) {
        model.addAttribute("script", script);
        model.addAttribute("etag", etag);
        model.addAttribute("problems", problems);
        model.addAttribute("lines", lines);
        model.addAttribute("locked", guard.isLocked());
        model.addAttribute("lockedForGood", guard.isLockedForGood());
        model.addAttribute("tried", trials.tried().isPresent());
        model.addAttribute("trial", TrialBody.of(trials.state()));
        return "firewall/script";
    }

    private String etag() {
        return tags.of(ScriptEntry.of(firewall.read().script()));
    }
}

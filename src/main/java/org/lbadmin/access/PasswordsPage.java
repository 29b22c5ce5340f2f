package org.lbadmin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Role;
import org.lbadmin.web.Form;
import org.lbadmin.web.Forms;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Records;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.lbadmin.web.Times;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Maintenance &gt; Passwords: the own password, tokens, and for administrators the users. */
@Controller
class PasswordsPage {
    static final String PATH = Menu.ROOT + "/maintenance/passwords";
    private static final String TOKENS = Menu.ROOT + "/maintenance/tokens";
    private static final String VIEW = "access/passwords";

    private final Users users;
    private final Tokens tokens;
    private final PasswordChange change;
    private final Access access;
    private final CurrentSession session;
    private final Forms forms;
    private final Records records;
    private final Texts texts;

    /** A token as the page lists it, with its moments as people read them. */
    public record TokenLine(
            Token key, String created, @Nullable String expires) {
        static TokenLine of(Token key) {
            String expires = key.expires();
            return new TokenLine(
                    key,
                    Times.shown(Instant.parse(key.created())),
                    expires == null ? null : Times.shown(Instant.parse(expires)));
        }
    }

    PasswordsPage(
            Users users,
            Tokens tokens,
            PasswordChange change,
            Access access,
            CurrentSession session,
            Forms forms,
            Records records,
            Texts texts) {
        this.users = users;
        this.tokens = tokens;
        this.change = change;
        this.access = access;
        this.session = session;
        this.forms = forms;
        this.records = records;
        this.texts = texts;
    }

    @GetMapping(PATH)
    String show(Model model) {
        return page(model, passwordForm(records.object(), List.of()), tokenForm(records.object(), List.of()));
    }

    @PostMapping(PATH)
    String changePassword(
            HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(OwnPassword.class, request.getParameterMap());
        try {
            OwnPassword entry = records.read(OwnPassword.class, sent, records.object(), Map.of());
            new Problems()
                    .addIf(
                            !entry.newPassword().equals(entry.newPasswordRepeat()),
                            "newPasswordRepeat",
                            "password.repeat")
                    .orThrow();
            session.keep(change.change(entry), request, response);
            flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("password.changed"))));
            return "redirect:" + PATH;
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, passwordForm(sent, e.problems()), tokenForm(records.object(), List.of()));
        } catch (TooManyAttempts e) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()));
            List<Problem> problems = List.of(Problem.of("currentPassword", "access.throttled", e.seconds()));
            return page(model, passwordForm(sent, problems), tokenForm(records.object(), List.of()));
        }
    }

    @PostMapping(TOKENS)
    String addToken(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(NewToken.class, request.getParameterMap());
        try {
            Tokens.Made made = tokens.add(records.read(NewToken.class, sent, records.object(), Map.of()));
            flash.addFlashAttribute("token", made.secret());
            return "redirect:" + PATH + "#token";
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, passwordForm(records.object(), List.of()), tokenForm(sent, e.problems()));
        } catch (LabelTaken e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            Problem taken = Problem.of("label", "problem.labelTaken", texts.get(e.kind()), e.name());
            return page(model, passwordForm(records.object(), List.of()), tokenForm(sent, List.of(taken)));
        }
    }

    @PostMapping(TOKENS + "/{id}/revoke")
    String revoke(@PathVariable String id, RedirectAttributes flash) {
        tokens.remove(id);
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("token.revoked"))));
        return "redirect:" + PATH;
    }

    private String page(Model model, Form password, Form token) {
        boolean administrator = access.may(Role.CONFIG);
        model.addAttribute("form", password);
        model.addAttribute("tokenForm", token);
        model.addAttribute("own", access.name());
        model.addAttribute("administrator", administrator);
        model.addAttribute("users", administrator ? users.all() : List.of());
        model.addAttribute("tokens", tokens.all().stream().map(TokenLine::of).toList());
        return VIEW;
    }

    private Form passwordForm(ObjectNode sent, List<Problem> problems) {
        return forms.again(OwnPassword.class, records.object(), sent, null, problems, "");
    }

    private Form tokenForm(ObjectNode sent, List<Problem> problems) {
        Role own = access.role().orElse(Role.REPORT);
        List<Role> possible = Arrays.stream(Role.values()).filter(own::covers).toList();
        ObjectNode base = records.object().put("role", own.name());
        return forms.again(NewToken.class, base, sent, null, problems, "").limit("role", possible);
    }
}

package org.lbadmin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Refused;
import org.lbadmin.model.Stale;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.ObjectNode;

/** Adding a user, and changing or removing one. */
@Controller
class UserPage {
    private static final String ADD = Menu.ROOT + "/maintenance/add-user";
    private static final String USERS = Menu.ROOT + "/maintenance/users";
    private static final String VIEW = "access/user";
    private static final String DONE = "redirect:" + PasswordsPage.PATH;

    private final Users users;
    private final Tokens tokens;
    private final Forms forms;
    private final Records records;
    private final Texts texts;

    UserPage(Users users, Tokens tokens, Forms forms, Records records, Texts texts) {
        this.users = users;
        this.tokens = tokens;
        this.forms = forms;
        this.records = records;
        this.texts = texts;
    }

    @GetMapping(USERS)
    String all() {
        return DONE;
    }

    @GetMapping(ADD)
    String blank(Model model) {
        return page(model, null, records.object().put("role", "REPORT"), records.object(), List.of(), "");
    }

    @PostMapping(ADD)
    String add(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes flash) {
        ObjectNode sent = forms.sent(UserEntry.class, request.getParameterMap());
        try {
            User added = users.add(records.read(UserEntry.class, sent, records.object(), Map.of()));
            flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("user.added", added.name()))));
            return DONE;
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, null, records.object(), sent, e.problems(), "");
        } catch (LabelTaken e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            Problem taken = Problem.of("name", "problem.labelTaken", texts.get(e.kind()), e.name());
            return page(model, null, records.object(), sent, List.of(taken), "");
        }
    }

    @GetMapping(USERS + "/{name}")
    String show(@PathVariable String name, Model model) {
        User user = users.get(name);
        return page(model, user, records.write(user), records.object(), List.of(), records.tag(user));
    }

    @PostMapping(USERS + "/{name}")
    String change(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String etag,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        User user = users.get(name);
        ObjectNode sent = forms.sent(UserEntry.class, request.getParameterMap());
        try {
            UserEntry entry = records.read(UserEntry.class, sent, records.write(user), Map.of());
            users.change(name, current -> check(etag, current), entry);
            flash.addFlashAttribute(
                    Shell.MESSAGES, List.of(Notice.information(texts.get("user.changed", user.name()))));
            return DONE;
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, user, records.write(user), sent, e.problems(), records.tag(user));
        } catch (Refused e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(model, user, records.write(user), sent, List.of(e.problem()), records.tag(user));
        } catch (Stale e) {
            response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
            List<Problem> stale = List.of(Problem.of("", "problem.stale", name));
            return page(model, user, records.write(user), records.object(), stale, records.tag(user));
        }
    }

    @GetMapping(USERS + "/{name}/remove")
    String askRemove(@PathVariable String name, Model model) {
        User user = users.get(name);
        model.addAttribute("user", user);
        model.addAttribute("tokens", tokens.countOf(user));
        return "access/remove-user";
    }

    @PostMapping(USERS + "/{name}/remove")
    String remove(@PathVariable String name, RedirectAttributes flash) {
        users.remove(name, current -> {});
        flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("user.removed", name))));
        return DONE;
    }

    private void check(@Nullable String etag, User current) {
        if (etag != null && !etag.isEmpty() && !etag.equals(records.tag(current))) {
            throw new Stale(current.name().value());
        }
    }

    private String page(
            Model model, @Nullable User user, ObjectNode shown, ObjectNode sent, List<Problem> problems, String etag) {
        model.addAttribute("user", user);
        model.addAttribute("form", forms.again(UserEntry.class, shown, sent, null, problems, etag));
        return VIEW;
    }
}

package org.lbadmin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Problems;
import org.lbadmin.web.Forms;
import org.lbadmin.web.Records;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.ObjectNode;

/** The one page of an appliance that is nobody's yet. */
@Controller
class SetupPage {
    private static final String VIEW = "access/setup";

    private final FirstBoot firstBoot;
    private final Forms forms;
    private final Records records;

    SetupPage(FirstBoot firstBoot, Forms forms, Records records) {
        this.firstBoot = firstBoot;
        this.forms = forms;
        this.records = records;
    }

    @GetMapping(SetupGate.PAGE)
    String show(Model model) {
        pendingOnly();
        model.addAttribute("form", forms.show(Setup.class, records.object(), null, ""));
        return VIEW;
    }

    @PostMapping(SetupGate.PAGE)
    String claim(HttpServletRequest request, HttpServletResponse response, Model model) {
        pendingOnly();
        ObjectNode sent = forms.sent(Setup.class, request.getParameterMap());
        try {
            Setup setup = records.read(Setup.class, sent, records.object(), Map.of());
            Problems problems = new Problems();
            problems.addIf(!setup.password().equals(setup.passwordRepeat()), "passwordRepeat", "password.repeat");
            firstBoot.claim(setup.setupCode(), setup.password(), problems, request.getRemoteAddr());
            return "redirect:" + LoginPage.PATH;
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return again(model, sent, e.problems());
        } catch (TooManyAttempts e) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()));
            return again(model, sent, List.of(Problem.of("setupCode", "access.throttled", e.seconds())));
        }
    }

    private String again(Model model, ObjectNode sent, List<Problem> problems) {
        model.addAttribute("form", forms.again(Setup.class, records.object(), sent, null, problems, ""));
        return VIEW;
    }

    private void pendingOnly() {
        if (!firstBoot.isPending()) {
            throw new NotFound("kind.page", SetupGate.PAGE);
        }
    }
}

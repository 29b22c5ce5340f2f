package org.lbadmin.overview;

import java.net.URI;
import java.util.List;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Refused;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.lbadmin.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons of the System Overview: with script they answer in place, without it the page comes back. */
@Controller
@RequestMapping(Menu.ROOT + "/overview")
class ActionsPage {
    private static final String OPERATE = "/{layer}/{vip}/{rip}/{action}";

    private final Operation operation;
    private final WizardQuestion wizard;
    private final Texts texts;

    ActionsPage(Operation operation, WizardQuestion wizard, Texts texts) {
        this.operation = operation;
        this.wizard = wizard;
        this.texts = texts;
    }

    @PostMapping(path = OPERATE, produces = MediaType.TEXT_HTML_VALUE)
    String operate(
            @PathVariable String layer,
            @PathVariable String vip,
            @PathVariable String rip,
            @PathVariable String action,
            @RequestHeader(value = "Referer", defaultValue = "") String from,
            RedirectAttributes flash) {
        try {
            Operation.Done done = operation.run(layer, vip, rip, action);
            Notice notice = done.told() ? Notice.information(done.detail()) : Notice.warning(done.detail());
            flash.addFlashAttribute(Shell.MESSAGES, List.of(notice));
        } catch (Refused refused) {
            flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.error(texts.sentence(refused.problem()))));
        }
        return "redirect:" + back(from);
    }

    @PostMapping(path = OPERATE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> operateInPlace(
            @PathVariable String layer,
            @PathVariable String vip,
            @PathVariable String rip,
            @PathVariable String action) {
        try {
            return ResponseEntity.ok(operation.run(layer, vip, rip, action));
        } catch (Refused refused) {
            return problem(HttpStatus.CONFLICT, texts.sentence(refused.problem()));
        } catch (NotFound missing) {
            return problem(
                    HttpStatus.NOT_FOUND, texts.get("operate.missing", texts.get(missing.kind()), missing.name()));
        }
    }

    @PostMapping("/wizard")
    String answer(@RequestParam String value) {
        boolean accepted = value.equals("accept");
        wizard.answer(accepted);
        return "redirect:" + Menu.ROOT + (accepted ? "/cluster/wizard" : "/");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }

    /** Where the button was pressed, with its filter and open lines; only our own overview. */
    private static String back(String from) {
        try {
            URI uri = URI.create(from);
            boolean own = (Menu.ROOT + "/").equals(uri.getRawPath()) && uri.getRawQuery() != null;
            return Menu.ROOT + "/" + (own ? "?" + uri.getRawQuery() : "");
        } catch (IllegalArgumentException e) {
            return Menu.ROOT + "/";
        }
    }
}

package org.lbadmin.layer7;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;
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

/** Layer 7 - Manual Configuration. */
@Controller
@RequestMapping(L7ManualPage.PATH)
class L7ManualPage {
    static final String PATH = Menu.ROOT + "/cluster/layer7/manual";

    private final L7ManualConfiguration manual;
    private final Layer7 layer7;
    private final Tags tags;
    private final Texts texts;

    L7ManualPage(L7ManualConfiguration manual, Layer7 layer7, Tags tags, Texts texts) {
        this.manual = manual;
        this.layer7 = layer7;
        this.tags = tags;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        return page(manual.read().written(), etag(), List.of(), model);
    }

    @PostMapping
    String change(
            @RequestParam String text,
            @RequestParam(required = false) @Nullable String etag,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        String sentFor = etag == null ? etag() : etag;
        try {
            manual.change(text, current -> tags.check("\"" + sentFor + "\"", current, "manual configuration"));
            flash.addFlashAttribute(Shell.MESSAGES, List.of(Notice.information(texts.get("manual.updated"))));
            return "redirect:" + PATH;
        } catch (InvalidInput e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(text, sentFor, texts.sentences(e.problems()), model);
        } catch (Stale e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(text, etag(), texts.sentences(List.of(Problem.of("", "manual.stale"))), model);
        }
    }

    private String page(String text, String etag, List<String> problems, Model model) {
        model.addAttribute("text", text);
        model.addAttribute("etag", etag);
        model.addAttribute("problems", problems);
        model.addAttribute("locked", manual.isLocked());
        model.addAttribute("lockedForGood", manual.isLockedForGood());
        model.addAttribute(
                "services",
                layer7.all().stream()
                        .filter(service -> service.manual())
                        .map(service -> service.label().value())
                        .toList());
        return "layer7/manual";
    }

    private String etag() {
        return tags.of(manual.read());
    }
}

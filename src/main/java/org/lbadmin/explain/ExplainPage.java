package org.lbadmin.explain;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Reports, Explain a request. What is asked stands in the address, so that it can be sent to a colleague. */
@Controller
class ExplainPage {
    private static final String PATH = "/reports/explain-request";

    private final Explain explain;
    private final Texts texts;

    ExplainPage(Explain explain, Texts texts) {
        this.explain = explain;
        this.texts = texts;
    }

    /** What is wrong with one field. */
    record Trouble(String path, String label, String message) {}

    /** The steps for scripts. */
    record Explanation(List<Step> steps) {}

    @GetMapping(Menu.ROOT + PATH)
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        boolean asked = request.getParameter("url") != null;
        for (String field : List.of("url", "address", "cookies")) {
            model.addAttribute(field, asked ? text(request, field) : "");
        }
        model.addAttribute("client", asked ? text(request, "client") : request.getRemoteAddr());
        model.addAttribute("problems", List.of());
        model.addAttribute("steps", List.of());
        if (asked) {
            try {
                model.addAttribute("steps", explain.of(asked(request)));
            } catch (InvalidInput e) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute(
                        "problems", e.problems().stream().map(this::trouble).toList());
            }
        }
        return "explain/request";
    }

    @ResponseBody
    @GetMapping(Menu.API + PATH)
    Explanation explain(@RequestParam Map<String, String> sent) {
        return new Explanation(explain.of(Asked.of(
                sent.getOrDefault("client", ""),
                sent.getOrDefault("url", ""),
                sent.getOrDefault("address", ""),
                sent.getOrDefault("cookies", ""))));
    }

    private static Asked asked(HttpServletRequest request) {
        return Asked.of(
                text(request, "client"), text(request, "url"), text(request, "address"), text(request, "cookies"));
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private Trouble trouble(Problem problem) {
        return new Trouble(problem.path(), texts.get("explain.field." + problem.path()), texts.sentence(problem));
    }
}

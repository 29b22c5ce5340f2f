package org.lbadmin.overview;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.lbadmin.model.Role;
import org.lbadmin.web.Menu;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the search in the header finds: a list for its script, a page without one. */
@Controller
@RequestMapping(Menu.ROOT + "/search")
class SearchPage {
    private final Search search;

    SearchPage(Search search) {
        this.search = search;
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    String show(@RequestParam(defaultValue = "") String q, HttpServletRequest request, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("results", search.find(q, roles(request)));
        return "overview/search";
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<Found> list(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        return search.find(q, roles(request));
    }

    private static Predicate<Role> roles(HttpServletRequest request) {
        return needed ->
                Arrays.stream(Role.values()).anyMatch(role -> role.covers(needed) && request.isUserInRole(role.name()));
    }
}

package org.lbadmin.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in form. What it sends is taken by the security filters. */
@Controller
class LoginPage {
    static final String PATH = Menu.ROOT + "/login";

    private final Access access;
    private final Texts texts;

    LoginPage(Access access, Texts texts) {
        this.access = access;
        this.texts = texts;
    }

    @GetMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        if (access.role().isPresent()) {
            return "redirect:" + Menu.ROOT + "/";
        }
        model.addAttribute("error", notice(request));
        model.addAttribute("signedOut", request.getParameter("signedOut") != null);
        return "access/login";
    }

    private @Nullable String notice(HttpServletRequest request) {
        return request.getParameter("ended") == null ? null : texts.get("access.ended");
    }
}

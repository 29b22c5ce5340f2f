package org.lbadmin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lbadmin.web.Answers;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** While the appliance is nobody's, every way leads to the set-up page. */
final class SetupGate extends OncePerRequestFilter {
    static final String PAGE = Menu.ROOT + "/setup";
    static final String API = Menu.API + "/setup";

    private final FirstBoot firstBoot;
    private final Answers answers;
    private final Texts texts;

    SetupGate(FirstBoot firstBoot, Answers answers, Texts texts) {
        this.firstBoot = firstBoot;
        this.answers = answers;
        this.texts = texts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = Menu.pathOf(request);
        if (!firstBoot.isPending() || isOpen(path)) {
            chain.doFilter(request, response);
        } else if (Menu.isForPrograms(path)) {
            answers.refuse(request, response, HttpStatus.SERVICE_UNAVAILABLE, texts.get("setup.pending"));
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", PAGE);
        }
    }

    private static boolean isOpen(String path) {
        return path.equals(PAGE)
                || path.equals(API)
                || path.equals("/favicon.ico")
                || Menu.isBelow(path, Menu.ROOT + "/assets");
    }
}

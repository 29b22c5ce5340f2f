package org.lbadmin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lbadmin.model.Role;
import org.lbadmin.web.Answers;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What those read who may not come in, or may not do that. */
@Component
class Refusals {
    private final Answers answers;
    private final Texts texts;

    Refusals(Answers answers, Texts texts) {
        this.answers = answers;
        this.texts = texts;
    }

    /** The API without a valid password or token. */
    void unknown(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyAttempts many) {
            tooMany(request, response, many);
            return;
        }
        String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean token = sent != null && sent.toLowerCase(Locale.ROOT).startsWith("bearer");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"lbadmin\", charset=\"UTF-8\"");
        response.addHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                token ? "Bearer realm=\"lbadmin\", error=\"invalid_token\"" : "Bearer realm=\"lbadmin\"");
        String key = sent == null ? "access.needed" : token ? "access.token" : "access.wrong";
        answers.refuse(request, response, HttpStatus.UNAUTHORIZED, texts.get(key));
    }

    void tooMany(HttpServletRequest request, HttpServletResponse response, TooManyAttempts many) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(many.seconds()));
        answers.refuse(request, response, HttpStatus.TOO_MANY_REQUESTS, sentence(many));
    }

    String sentence(TooManyAttempts many) {
        return texts.get("access.throttled", many.seconds());
    }

    /** Signed in, but this is not for that role; or a form without its token; or nothing is there. */
    void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        Optional<Role> needed = MenuRules.needed(request);
        String path = Menu.pathOf(request);
        if (why instanceof CsrfException && path.equals(LoginPage.PATH)) {
            login(request, response, HttpStatus.FORBIDDEN, texts.get("access.staleLogin"));
        } else if (why instanceof CsrfException) {
            answers.refuse(request, response, HttpStatus.FORBIDDEN, texts.get("access.staleForm"));
        } else if (needed.isEmpty() && MenuRules.isLooking(request)) {
            answers.refuse(
                    request, response, HttpStatus.NOT_FOUND, texts.get("problem.404", request.getMethod(), path));
        } else {
            String role = needed.map(r -> texts.get("Role." + r.name())).orElse("");
            String key = needed.isEmpty() ? "problem.403" : "access.role";
            answers.refuse(request, response, HttpStatus.FORBIDDEN, texts.get(key, role));
        }
    }

    /** The sign-in form after a wrong password, or while one has to wait. */
    void signIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyAttempts many) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(many.seconds()));
            login(request, response, HttpStatus.TOO_MANY_REQUESTS, sentence(many));
        } else {
            login(request, response, HttpStatus.UNAUTHORIZED, texts.get("access.wrong"));
        }
    }

    private void login(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String error)
            throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("error", error);
        model.put("signedOut", false);
        answers.page(request, response, status, "access/login", model);
    }
}

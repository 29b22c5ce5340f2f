package org.lbadmin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The session of the browser that just changed the password: it goes on, under a new id; all others end. */
@Component
class CurrentSession {
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    void keep(SignedIn changed, HttpServletRequest request, HttpServletResponse response) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        if (before == null || !(before.getPrincipal() instanceof SignedIn in) || request.getSession(false) == null) {
            return;
        }
        SignedIn same = new SignedIn(changed.name(), changed.role(), changed.stamp(), in.at(), null);
        SecurityContext context = new SecurityContextImpl(same.authentication(before.getDetails()));
        request.changeSessionId();
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}

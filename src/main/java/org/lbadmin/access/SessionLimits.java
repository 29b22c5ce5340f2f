package org.lbadmin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.lbadmin.web.Menu;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions that are too old, whose user is gone, or whose password was changed; a changed role counts from the
 * next request on. The idle limit is the server's own, server.servlet.session.timeout.
 */
final class SessionLimits extends OncePerRequestFilter {
    static final Duration LONGEST = Duration.ofHours(12);

    private final UserRows users;
    private final Clock clock;

    SessionLimits(UserRows users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Menu.isBelow(Menu.pathOf(request), Menu.ROOT + "/assets");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn in)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<UserRow> user = users.findByFoldedName(in.name().toLowerCase(Locale.ROOT))
                .filter(row -> row.stamp().equals(in.stamp()))
                .filter(row -> clock.instant().isBefore(in.at().plus(LONGEST)));
        if (user.isEmpty()) {
            end(request, response);
            return;
        }
        if (user.get().role() != in.role()) {
            SignedIn changed = new SignedIn(in.name(), user.get().role(), in.stamp(), in.at(), null);
            SecurityContextHolder.setContext(
                    new SecurityContextImpl(changed.authentication(authentication.getDetails())));
        }
        chain.doFilter(request, response);
    }

    private static void end(HttpServletRequest request, HttpServletResponse response) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", LoginPage.PATH + "?ended");
    }
}

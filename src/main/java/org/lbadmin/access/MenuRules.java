package org.lbadmin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Role;
import org.lbadmin.web.Menu;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may do what: read from the list that also draws the menu. What is not in the list is not there. */
final class MenuRules implements AuthorizationManager<RequestAuthorizationContext> {
    private static final Set<String> LOOKING = Set.of("GET", "HEAD");

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        if (Menu.isPublic(Menu.pathOf(request))) {
            return new AuthorizationDecision(true);
        }
        Authentication authentication = who.get();
        Optional<Role> role = authentication == null ? Optional.empty() : Authorities.role(authentication);
        boolean granted = role.isPresent()
                && needed(request).filter(n -> role.get().covers(n)).isPresent();
        return new AuthorizationDecision(granted);
    }

    /** The role that a request needs; empty for what is not in the list. */
    static Optional<Role> needed(HttpServletRequest request) {
        return Menu.entryOf(Menu.pathOf(request)).map(e -> isLooking(request) ? e.look() : e.act());
    }

    static boolean isLooking(HttpServletRequest request) {
        return LOOKING.contains(request.getMethod());
    }
}

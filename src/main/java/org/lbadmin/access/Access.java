package org.lbadmin.access;

import java.util.Optional;
import org.lbadmin.model.Actor;
import org.lbadmin.model.Role;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who is signed in: for the audit trail, the header of the pages, and what a page offers. */
@Service
public class Access implements Actor {
    private static final String NOBODY = "system";

    @Override
    public String name() {
        return signedIn().map(Authentication::getName).orElse(NOBODY);
    }

    @Override
    public String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
                ? here.getRequest().getRemoteAddr()
                : "";
    }

    /** The role that counts now: with a token the lower one of the token's and its user's. Empty when nobody is in. */
    public Optional<Role> role() {
        return signedIn().flatMap(Authorities::role);
    }

    /** Whether the one who is signed in may do what this role may. */
    public boolean may(Role needed) {
        return role().filter(role -> role.covers(needed)).isPresent();
    }

    /** Whether a token, and no person with a password, is at work. */
    boolean isToken() {
        return signedIn()
                .filter(a -> a.getPrincipal() instanceof SignedIn in && in.tokenId() != null)
                .isPresent();
    }

    private static Optional<Authentication> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(a -> a.isAuthenticated() && !(a instanceof AnonymousAuthenticationToken));
    }
}

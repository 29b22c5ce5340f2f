package org.lbadmin.access;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Role;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * A user who proved to be one.
 *
 * @param stamp of the password that was used; a new password ends the session
 * @param at when; a session lasts so long and no longer
 * @param tokenId the token that stood in for the password, if one did
 */
record SignedIn(
        String name,
        Role role,
        String stamp,
        Instant at,
        @Nullable String tokenId) implements Principal, Serializable {

    static SignedIn of(UserRow user, Instant at) {
        return new SignedIn(user.name(), user.role(), user.stamp(), at, null);
    }

    @Override
    public String getName() {
        return name;
    }

    Authentication authentication(@Nullable Object details) {
        UsernamePasswordAuthenticationToken made =
                UsernamePasswordAuthenticationToken.authenticated(this, null, Authorities.of(role));
        made.setDetails(details);
        return made;
    }
}

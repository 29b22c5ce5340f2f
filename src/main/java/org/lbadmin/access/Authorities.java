package org.lbadmin.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lbadmin.model.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Roles as Spring Security writes them. */
final class Authorities {
    private static final String PREFIX = "ROLE_";

    private Authorities() {}

    static List<GrantedAuthority> of(Role role) {
        return List.of(new SimpleGrantedAuthority(PREFIX + role.name()));
    }

    static Optional<Role> role(Authentication authentication) {
        return Arrays.stream(Role.values())
                .filter(role -> authentication.getAuthorities().stream()
                        .anyMatch(a -> (PREFIX + role.name()).equals(a.getAuthority())))
                .findFirst();
    }
}

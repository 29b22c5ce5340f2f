package org.lbadmin.access;

import java.util.List;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/** A user changes the own password, and shows the old one for it: an unlocked screen is not enough. */
@Component
class PasswordChange {
    private final Credentials credentials;
    private final Users users;
    private final Access access;

    PasswordChange(Credentials credentials, Users users, Access access) {
        this.credentials = credentials;
        this.users = users;
        this.access = access;
    }

    /** Throws {@link InvalidInput} or {@link TooManyAttempts}. Answers who is signed in from now on. */
    SignedIn change(OwnPassword entry) {
        try {
            credentials.verify(access.name(), entry.currentPassword(), access.address());
        } catch (BadCredentialsException e) {
            throw new InvalidInput(List.of(Problem.of("currentPassword", "password.current")));
        }
        if (entry.newPassword().equals(entry.currentPassword())) {
            throw new InvalidInput(List.of(Problem.of("newPassword", "password.same")));
        }
        users.changePassword(access.name(), entry.newPassword(), "newPassword");
        return credentials.verify(access.name(), entry.newPassword(), access.address());
    }
}

package org.lbadmin.layer4;

import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L4HealthCheck;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.Problems;
import org.lbadmin.model.Seals;
import org.springframework.stereotype.Component;

/** Passwords of health checks on their way into the database: sealed, and what is masked is what is stored. */
@Component
class L4Secrets {
    private final Seals seals;

    L4Secrets(Seals seals) {
        this.seals = seals;
    }

    /** Adds a problem for what can only be a sealed text of somebody else, or a mask with nothing behind it. */
    void check(L4VirtualService service, @Nullable L4VirtualService before, Problems problems) {
        L4HealthCheck check = service.healthCheck();
        check(check.password(), before == null ? null : before.healthCheck().password(), "password", problems);
        check(check.secret(), before == null ? null : before.healthCheck().secret(), "secret", problems);
    }

    private static void check(@Nullable String text, @Nullable String stored, String field, Problems problems) {
        boolean odd = text != null && (text.startsWith(Seals.PREFIX) || text.equals(Seals.MASK));
        boolean known = stored != null && (Seals.MASK.equals(text) || stored.equals(text));
        problems.addIf(odd && !known, "healthCheck." + field, "l4.sealed", Seals.PREFIX, Seals.MASK);
    }

    /** Nothing in it can be read any more. */
    L4VirtualService sealed(L4VirtualService service, @Nullable L4VirtualService before) {
        L4HealthCheck check = service.healthCheck();
        if (check.password() == null && check.secret() == null) {
            return service;
        }
        L4HealthCheck stored = before == null ? L4HealthCheck.defaults() : before.healthCheck();
        return service.withHealthCheck(
                check.with(sealed(check.password(), stored.password()), sealed(check.secret(), stored.secret())));
    }

    private @Nullable String sealed(@Nullable String text, @Nullable String stored) {
        if (text == null || text.startsWith(Seals.PREFIX)) {
            return text;
        }
        return text.equals(Seals.MASK) ? stored : seals.seal(text);
    }
}

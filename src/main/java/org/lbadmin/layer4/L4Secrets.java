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
        L4HealthCheck stored = before == null ? L4HealthCheck.defaults() : before.healthCheck();
        Seals.check(check.password(), stored.password(), "healthCheck.password", problems);
        Seals.check(check.secret(), stored.secret(), "healthCheck.secret", problems);
    }

    /** Nothing in it can be read any more. */
    L4VirtualService sealed(L4VirtualService service, @Nullable L4VirtualService before) {
        L4HealthCheck check = service.healthCheck();
        if (check.password() == null && check.secret() == null) {
            return service;
        }
        L4HealthCheck stored = before == null ? L4HealthCheck.defaults() : before.healthCheck();
        return service.withHealthCheck(check.with(
                seals.kept(check.password(), stored.password()), seals.kept(check.secret(), stored.secret())));
    }
}

package org.lbadmin.insight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.web.Menu;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail for scripts: the newest first. */
@RestController
class AuditApi {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final Audit audit;
    private final AuditEntries entries;

    AuditApi(Audit audit, AuditEntries entries) {
        this.audit = audit;
        this.entries = entries;
    }

    /** @param since a moment such as 2026-01-01T12:00:00Z */
    @GetMapping(Menu.API + "/audit")
    List<AuditEntries.AuditBody> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String since) {
        Parameters parameters = new Parameters();
        int most = parameters.number("limit", limit, USUAL, MOST);
        Instant from = parameters.moment("since", since, Instant.EPOCH);
        parameters.orThrow();
        return audit.since(from, most).stream().map(entries::body).toList();
    }
}

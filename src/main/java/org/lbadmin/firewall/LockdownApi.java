package org.lbadmin.firewall;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.FirewallLockdown;
import org.lbadmin.web.ApiResource;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Tags;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The Firewall Lockdown Wizard for scripts; a change is confirmed as one of the Firewall Script is. */
@RestController
@RequestMapping(Menu.API + "/maintenance/firewall-lockdown")
class LockdownApi {
    private final FirewallConfiguration firewall;
    private final FirewallDocuments documents;
    private final Guard guard;
    private final Tags tags;

    LockdownApi(FirewallConfiguration firewall, FirewallDocuments documents, Guard guard, Tags tags) {
        this.firewall = firewall;
        this.documents = documents;
        this.guard = guard;
        this.tags = tags;
    }

    @GetMapping
    @ApiResource(FirewallLockdown.class)
    ResponseEntity<ObjectNode> get() {
        return tags.ok(firewall.read().lockdown());
    }

    @PutMapping
    @ApiResource(value = TrialBody.class, sent = FirewallLockdown.class)
    ResponseEntity<TrialBody> put(
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(defaultValue = "false") boolean evenIfBlocked,
            @RequestBody ObjectNode body,
            HttpServletRequest request) {
        tags.check(ifMatch, firewall.read().lockdown(), "firewall-lockdown");
        return FirewallScriptApi.answer(
                guard.orThrow(guard.lockdown(documents.lockdown(body), request, evenIfBlocked)));
    }
}

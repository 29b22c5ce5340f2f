package org.lbadmin.firewall;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.FirewallTrials;
import org.lbadmin.web.ApiResource;
import org.lbadmin.web.Menu;
import org.lbadmin.web.Records;
import org.lbadmin.web.Tags;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The Firewall Script for scripts, and the confirmation of what is on trial. */
@RestController
@RequestMapping(Menu.API + "/maintenance/firewall-script")
class FirewallScriptApi {
    private final FirewallConfiguration firewall;
    private final FirewallTrials trials;
    private final Guard guard;
    private final Records records;
    private final Tags tags;

    FirewallScriptApi(FirewallConfiguration firewall, FirewallTrials trials, Guard guard, Records records, Tags tags) {
        this.firewall = firewall;
        this.trials = trials;
        this.guard = guard;
        this.records = records;
        this.tags = tags;
    }

    @GetMapping
    @ApiResource(ScriptBody.class)
    ResponseEntity<ScriptBody> get() {
        String script = firewall.read().script();
        return ResponseEntity.ok()
                .eTag("\"" + tags.of(ScriptEntry.of(script)) + "\"")
                .body(new ScriptBody(script, guard.isLocked(), TrialBody.of(trials.state())));
    }

    /** Live at once, and gone again unless it is confirmed in time, over a connection that was made afterwards. */
    @PutMapping
    @ApiResource(value = TrialBody.class, sent = ScriptEntry.class)
    ResponseEntity<TrialBody> put(
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body,
            HttpServletRequest request) {
        guard.unlocked();
        tags.check(ifMatch, ScriptEntry.of(firewall.read().script()), "firewall-script");
        ObjectNode defaults = records.object().put("evenIfBlocked", false);
        ScriptEntry entry = records.read(ScriptEntry.class, body, defaults, Map.of());
        return answer(guard.orThrow(guard.script(entry.script(), request, entry.evenIfBlocked())));
    }

    @PostMapping("/confirm")
    TrialBody confirm(HttpServletRequest request) {
        return TrialBody.of(trials.confirm(Guard.caller(request)));
    }

    @PostMapping("/revert")
    TrialBody revert() {
        return TrialBody.of(trials.revert());
    }

    /** 202 while it waits, on a connection that ends with the answer. */
    static ResponseEntity<TrialBody> answer(TrialBody body) {
        return body.state() == FirewallTrials.State.WAITING
                ? ResponseEntity.status(HttpStatus.ACCEPTED).body(body)
                : ResponseEntity.ok(body);
    }
}

package org.lbadmin.firewall;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.lbadmin.model.Firewall;
import org.lbadmin.model.FirewallLockdown;
import org.lbadmin.model.FirewallTrials;
import org.lbadmin.model.FirewallTrials.Caller;
import org.lbadmin.model.FirewallTrials.Result;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Locked;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Refused;
import org.lbadmin.model.SecuritySwitch;
import org.lbadmin.web.Texts;
import org.springframework.stereotype.Component;

/** What a change of the firewall must pass before it is tried: the mode of the appliance, and the words of the checks. */
@Component
class Guard {
    private final FirewallConfiguration firewall;
    private final FirewallTrials trials;
    private final SecuritySwitch security;
    private final Texts texts;

    Guard(FirewallConfiguration firewall, FirewallTrials trials, SecuritySwitch security, Texts texts) {
        this.firewall = firewall;
        this.trials = trials;
        this.security = security;
        this.texts = texts;
    }

    boolean isLocked() {
        return security.mode().locksScripts();
    }

    boolean isLockedForGood() {
        return isLocked() && !security.mode().equals(org.lbadmin.model.SecurityMode.SECURE);
    }

    /** @throws Locked in a mode that locks it */
    void unlocked() {
        if (isLocked()) {
            throw new Locked(isLockedForGood() ? "firewall.lockedForGood" : "firewall.locked");
        }
    }

    Result script(String script, HttpServletRequest request, boolean evenIfBlocked) {
        unlocked();
        Firewall wanted =
                new Firewall(FirewallDocuments.script(script), firewall.read().lockdown());
        return trials.begin(wanted, caller(request), evenIfBlocked);
    }

    Result lockdown(FirewallLockdown lockdown, HttpServletRequest request, boolean evenIfBlocked) {
        Firewall wanted = new Firewall(firewall.read().script(), lockdown);
        return trials.begin(wanted, caller(request), evenIfBlocked);
    }

    /**
     * For scripts: what was refused as an error.
     *
     * @throws InvalidInput with the failing lines
     * @throws Refused when who asks would no longer get in
     */
    TrialBody orThrow(Result result) {
        return switch (result.state()) {
            case REJECTED ->
                throw new InvalidInput(ScriptLine.of(result.lines()).stream()
                        .map(ScriptLine::problem)
                        .toList());
            case BLOCKED -> throw new Refused("firewall.blockedApi", ports(result.blocked()));
            case NONE, WAITING, CONFIRMED, REVERTED, UNCHANGED -> TrialBody.of(result);
        };
    }

    /** Both sentences of who would be locked out, for a page. */
    List<Problem> blocked(Result result, HttpServletRequest request) {
        return List.of(Problem.of("", "firewall.blocked", request.getRemoteAddr(), ports(result.blocked())));
    }

    private String ports(List<Integer> blocked) {
        return blocked.stream()
                .map(port -> texts.get(port == 22 ? "firewall.port.ssh" : "firewall.port.webui", port))
                .collect(Collectors.joining(", "));
    }

    static Caller caller(HttpServletRequest request) {
        return new Caller(
                request.getRemoteAddr(), request.getLocalAddr(), request.getLocalPort(), request.getRemotePort());
    }
}

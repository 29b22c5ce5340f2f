package org.lbadmin.tls;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Problems;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.Terminator;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;

/** Rules for the SNI rules of a termination: each a name, a host and a place of its own. */
final class SniRuleRules {
    private final Surroundings around;

    SniRuleRules(Surroundings around) {
        this.around = around;
    }

    void check(SslTermination termination, Problems problems) {
        Set<String> labels = new HashSet<>();
        Map<String, Label> hosts = new HashMap<>();
        List<SniRule> rules = termination.sniRules();
        for (int i = 0; i < rules.size(); i++) {
            SniRule rule = rules.get(i);
            String path = "sniRules[" + i + "].";
            problems.addIf(
                    !labels.add(rule.label().folded()),
                    path + "label",
                    "ssl.ruleLabelTaken",
                    rule.label(),
                    termination.label());
            Label other = hosts.putIfAbsent(rule.host().toLowerCase(Locale.ROOT), rule.label());
            problems.addIf(other != null, path + "host", "ssl.hostTaken", rule.host(), String.valueOf(other));
            problems.addIf(
                    !around.hasCertificate(rule.certificate()),
                    path + "certificate",
                    "certificate.unknown",
                    rule.certificate());
            if (rule.isCustom()) {
                backend(termination, rule, path, problems);
            } else {
                service(termination, rule, path, problems);
            }
        }
    }

    private void backend(SslTermination termination, SniRule rule, String path, Problems problems) {
        IpAddress backend = rule.backendIpAddress();
        Integer port = rule.backendPort();
        problems.addIf(backend == null, path + "backendIpAddress", "ssl.noPlace");
        problems.addIf(port == null, path + "backendPort", "value.required");
        if (backend != null) {
            problems.addIf(Surroundings.isUnusable(backend), path + "backendIpAddress", "ipAddress.unusable", backend);
            problems.addIf(
                    backend.equals(around.addressOf(termination)) && port != null && port == termination.port(),
                    path + "backendPort",
                    "ssl.itself",
                    backend,
                    String.valueOf(port));
        }
    }

    private void service(SslTermination termination, SniRule rule, String path, Problems problems) {
        problems.addIf(rule.backendIpAddress() != null, path + "backendIpAddress", "ssl.twoPlaces");
        problems.addIf(rule.backendPort() != null, path + "backendPort", "ssl.twoPlaces");
        L7VirtualService service = around.service(rule.virtualService());
        if (service == null) {
            problems.add(path + "virtualService", "ssl.unknownService", String.valueOf(rule.virtualService()));
            return;
        }
        problems.addIf(service.backendOnly(), path + "virtualService", "ssl.backendService", service.label());
        problems.addIf(service.manual(), path + "virtualService", "ssl.manualService", service.label());
        boolean stunnel = termination.terminator() == Terminator.STUNNEL;
        problems.addIf(
                stunnel && !rule.proxyProtocol() && service.isRedirect(),
                path + "proxyProtocol",
                "ssl.redirectNeedsProxy",
                service.label());
        if (!stunnel && !fits(termination, service)) {
            problems.add(
                    path + "virtualService",
                    "ssl.ruleProtocol." + service.protocol(),
                    service.label(),
                    termination.isCustom() ? termination.label() : String.valueOf(termination.virtualService()));
        }
    }

    /** HAProxy hands a connection on only to where it is understood in the same way; a custom backend gets bytes. */
    boolean fits(SslTermination termination, L7VirtualService ruled) {
        L7VirtualService target = around.service(termination.target());
        L7Protocol own = target == null ? L7Protocol.TCP : target.protocol();
        return own == ruled.protocol() || (target == null && !termination.isCustom());
    }
}

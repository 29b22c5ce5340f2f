package org.lbadmin.engine.haproxy;

import java.util.Objects;
import java.util.stream.Stream;
import org.lbadmin.engine.Terminations;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.Label;

/** A section of its own for an SNI rule that leads to a backend address. */
record RuleBackendView(String ruleBackend, String ruleMode, String rulePlace, boolean ruleProxy) {

    static Stream<RuleBackendView> of(SslTermination termination, Terminations terminations) {
        Label service = termination.virtualService();
        boolean http = service != null && terminations.service(service).protocol() == L7Protocol.HTTP;
        return termination.sniRules().stream()
                .filter(SniRule::isCustom)
                .map(rule -> new RuleBackendView(
                        RouteView.target(termination, rule), http ? "http" : "tcp", place(rule), rule.proxyProtocol()));
    }

    private static String place(SniRule rule) {
        return Objects.requireNonNull(rule.backendIpAddress()).bracketed() + ":" + rule.backendPort();
    }
}

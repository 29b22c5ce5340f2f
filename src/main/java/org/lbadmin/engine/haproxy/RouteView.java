package org.lbadmin.engine.haproxy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.engine.Terminations;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslTermination;

/**
 * Where clients go that ask for a host name.
 *
 * @param tlsPort tells the terminations of one virtual service apart
 * @param hosts the name, or an expression for all names one level below: as deep as the certificate of a wildcard goes
 * @param except names below the wildcard that stay; null for none
 */
record RouteView(
        String route, int tlsPort, String hosts, @Nullable String except) {

    static Stream<RouteView> of(SslTermination termination) {
        List<SniRule> rules = Terminations.rules(termination);
        return rules.stream()
                .filter(rule -> !stays(rule, termination))
                .map(rule -> new RouteView(
                        target(termination, rule), termination.port(), hosts(rule), except(rule, rules, termination)));
    }

    /** A section of its own has a name with a colon, which no label contains. */
    static String target(SslTermination termination, SniRule rule) {
        return rule.virtualService() == null
                ? termination.label() + ":" + rule.label()
                : rule.virtualService().value();
    }

    private static boolean stays(SniRule rule, SslTermination termination) {
        return rule.virtualService() != null && rule.virtualService().equals(termination.virtualService());
    }

    private static String hosts(SniRule rule) {
        return Terminations.isWildcard(rule) ? "-m reg '^[^.]+" + domain(rule).replace(".", "\\.") + "$'" : rule.host();
    }

    private static @Nullable String except(SniRule wildcard, List<SniRule> rules, SslTermination termination) {
        if (!Terminations.isWildcard(wildcard)) {
            return null;
        }
        String names = rules.stream()
                .filter(rule -> stays(rule, termination) && isBelow(rule.host(), domain(wildcard)))
                .map(SniRule::host)
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? null : names;
    }

    /** Of {@code *.example.com} the part that is the same in all names. */
    private static String domain(SniRule wildcard) {
        return wildcard.host().substring(1);
    }

    private static boolean isBelow(String host, String domain) {
        return host.toLowerCase(Locale.ROOT).endsWith(domain.toLowerCase(Locale.ROOT));
    }
}

package org.lbadmin.layer4;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.lbadmin.model.L4HealthCheck;
import org.lbadmin.model.L4HealthCheck.Protocol;
import org.lbadmin.model.L4HealthCheck.Type;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.Problems;

/** What ldirectord can check, and what would end in its file as something else than was meant (its manual). */
final class L4CheckRules {
    private static final Set<Protocol> ALSO_OVER_IPV6 =
            Set.of(Protocol.DNS, Protocol.HTTP, Protocol.HTTPS, Protocol.NNTP, Protocol.SIMPLE_TCP, Protocol.SIP);

    private final L4VirtualService service;
    private final L4HealthCheck check;

    L4CheckRules(L4VirtualService service) {
        this.service = service;
        this.check = service.healthCheck();
    }

    void check(Problems problems) {
        if (service.ipAddress().isIpv6()) {
            overIpv6(problems);
        }
        boolean portKnown = check.port() != null || service.ports() != null;
        problems.addIf(
                check.type().connects() && !portKnown, "healthCheck.port", "l4.checkPortWanted", service.ipAddress());
        if (check.type().negotiates() && check.protocol().asks()) {
            questions(problems);
        }
        if (check.type().negotiates() && check.protocol().signsIn()) {
            signIn(problems);
        }
    }

    private void overIpv6(Problems problems) {
        problems.addIf(check.type() == Type.PING, "healthCheck.type", "l4.noPingOverIpv6");
        problems.addIf(
                check.type().negotiates() && !ALSO_OVER_IPV6.contains(check.protocol()),
                "healthCheck.protocol",
                "l4.notOverIpv6",
                check.protocol().word());
    }

    private void questions(Problems problems) {
        boolean dns = check.protocol() == Protocol.DNS;
        problems.addIf(dns && check.request() == null, "healthCheck.request", "l4.dnsNeedsName");
        quotes(check.request(), "healthCheck.request", problems);
        quotes(check.response(), "healthCheck.response", problems);
        String response = check.response();
        if (response != null) {
            expression(response, problems);
        }
    }

    private void signIn(Problems problems) {
        boolean mysql = check.protocol() == Protocol.MYSQL;
        boolean radius = check.protocol() == Protocol.RADIUS;
        problems.addIf((mysql || radius) && check.login() == null, "healthCheck.login", "value.required");
        problems.addIf(mysql && check.database() == null, "healthCheck.database", "value.required");
        problems.addIf(mysql && check.request() == null, "healthCheck.request", "value.required");
        problems.addIf(radius && check.password() == null, "healthCheck.password", "value.required");
        problems.addIf(radius && check.secret() == null, "healthCheck.secret", "value.required");
        quotes(check.login(), "healthCheck.login", problems);
        quotes(check.database(), "healthCheck.database", problems);
        hiddenQuotes(check.password(), "healthCheck.password", problems);
        hiddenQuotes(check.secret(), "healthCheck.secret", problems);
    }

    /** The same for what nobody may read. */
    private static void hiddenQuotes(@org.jspecify.annotations.Nullable String text, String path, Problems problems) {
        problems.addIf(text != null && (text.indexOf('"') >= 0 || text.indexOf('#') >= 0), path, "l4.hiddenQuote");
    }

    /** ldirectord cuts a line at a number sign, reads up to its last quote, and knows no way to write either. */
    private static void quotes(@org.jspecify.annotations.Nullable String text, String path, Problems problems) {
        problems.addIf(
                text != null && (text.indexOf('"') >= 0 || text.indexOf('#') >= 0),
                path,
                "l4.quote",
                text == null ? "" : text);
    }

    private static void expression(String response, Problems problems) {
        try {
            Pattern.compile(response);
        } catch (PatternSyntaxException e) {
            problems.add("healthCheck.response", "l4.expression", response, e.getDescription());
        }
    }
}

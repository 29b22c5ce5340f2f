package org.lbadmin.layer7;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7HeaderRule;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Problems;
import org.lbadmin.model.value.InvalidValue;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Networks;

/** What is wrong with ACL rules and header rules, also between virtual services. */
final class RuleChecks {
    /** A line of HAProxy's configuration has at most 64 words, and a rule may name all that stand before it. */
    static final int MOST = 50;

    private RuleChecks() {}

    /** @param others every other virtual service */
    static void check(L7VirtualService service, List<L7VirtualService> others, Problems problems) {
        List<L7AclRule> rules = service.aclRules();
        problems.addIf(rules.size() > MOST, "aclRules", "acl.tooMany", rules.size(), MOST);
        for (int i = 0; i < rules.size(); i++) {
            String path = "aclRules[" + i + "].";
            value(rules.get(i), path, problems);
            if (service.applies(rules.get(i))) {
                target(service, rules.get(i), others, path, problems);
            }
        }
        headers(service, problems);
        others.forEach(other -> usedBy(service, other, problems));
    }

    /** What is wrong with the rules of a whole configuration. */
    static List<Problem> check(List<L7VirtualService> services) {
        List<Problem> found = new ArrayList<>();
        for (int i = 0; i < services.size(); i++) {
            List<L7VirtualService> others = new ArrayList<>(services);
            others.remove(i);
            Problems problems = new Problems();
            check(services.get(i), others, problems);
            String prefix = "layer7[" + i + "]";
            problems.all().forEach(problem -> found.add(problem.below(prefix)));
        }
        return found;
    }

    private static void value(L7AclRule rule, String path, Problems problems) {
        if (rule.type() == L7AclRule.Type.SOURCE_ADDRESS) {
            try {
                new Networks(rule.value());
            } catch (InvalidValue wrong) {
                problems.add(Problem.of(path + "value", wrong));
            }
        }
        problems.addIf(rule.action().redirects() && rule.location() == null, path + "location", "acl.location");
    }

    private static void target(
            L7VirtualService service, L7AclRule rule, List<L7VirtualService> others, String path, Problems problems) {
        Label server = rule.realServer();
        if (rule.action() == L7AclRule.Action.USE_SERVER
                && (server == null || service.realServer(server.value()).isEmpty())) {
            problems.add(
                    path + "realServer",
                    server == null ? "value.required" : "acl.noServer",
                    shown(server),
                    service.label());
        }
        if (rule.action() != L7AclRule.Action.BACKEND) {
            return;
        }
        Label label = rule.virtualService();
        L7VirtualService target = others.stream()
                .filter(other -> other.label().equals(label))
                .findFirst()
                .orElse(null);
        if (target == null) {
            boolean itself = service.label().equals(label);
            String key = label == null ? "value.required" : itself ? "acl.itself" : "acl.noService";
            problems.add(path + "virtualService", key, shown(label));
        } else {
            problems.addIf(
                    target.protocol() != service.protocol(),
                    path + "virtualService",
                    "acl.otherProtocol",
                    target.label());
            problems.addIf(target.isRedirect(), path + "virtualService", "acl.toRedirect", target.label());
            transparent(service, target, path + "virtualService", problems);
        }
    }

    private static String shown(@Nullable Label label) {
        return label == null ? "" : label.value();
    }

    /** What another one's rules lead to must stay what they need. */
    private static void usedBy(L7VirtualService service, L7VirtualService other, Problems problems) {
        if (leadsTo(other.inEffect(), service.label())) {
            problems.addIf(
                    other.protocol() != service.protocol(), "protocol", "acl.usedBy", other.label(), service.label());
            problems.addIf(service.isRedirect(), "forceToHttps", "acl.usedByRedirect", other.label(), service.label());
            transparent(other, service, "transparentProxy", problems);
        }
    }

    /** Where a target connects from the client's address, that is of the family of the one whose rule leads there. */
    private static void transparent(L7VirtualService from, L7VirtualService to, String path, Problems problems) {
        if (!to.transparentProxy()) {
            return;
        }
        from.listener()
                .ifPresent(at -> to.realServers().stream()
                        .filter(server ->
                                server.ipAddress().isIpv6() != at.ipAddress().isIpv6())
                        .forEach(server -> problems.add(
                                path,
                                "acl.transparent",
                                to.label(),
                                from.label(),
                                at.ipAddress(),
                                server.label(),
                                server.ipAddress())));
    }

    /** Whether a rule of a virtual service leads to another one. */
    static boolean leadsTo(L7VirtualService service, Label other) {
        return service.aclRules().stream()
                .anyMatch(rule -> rule.action() == L7AclRule.Action.BACKEND && other.equals(rule.virtualService()));
    }

    private static void headers(L7VirtualService service, Problems problems) {
        List<L7HeaderRule> rules = service.headerRules();
        problems.addIf(rules.size() > MOST, "headerRules", "acl.tooMany", rules.size(), MOST);
        for (int i = 0; i < rules.size(); i++) {
            header(rules.get(i), "headerRules[" + i + "].", problems);
        }
    }

    private static void header(L7HeaderRule rule, String path, Problems problems) {
        problems.addIf(
                rule.option() != L7HeaderRule.Option.DELETE && rule.value() == null, path + "value", "value.required");
        if (rule.option() == L7HeaderRule.Option.REPLACE) {
            pattern(rule.pattern(), path, problems);
        }
    }

    private static void pattern(@Nullable String pattern, String path, Problems problems) {
        if (pattern == null) {
            problems.add(path + "pattern", "value.required");
            return;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            problems.add(path + "pattern", "header.pattern", pattern, wrong.getDescription());
        }
    }
}

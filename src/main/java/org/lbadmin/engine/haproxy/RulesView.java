package org.lbadmin.engine.haproxy;

import java.util.ArrayList;
import java.util.List;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7HeaderRule;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.value.Networks;

/**
 * ACL rules and header rules as lines. HAProxy answers by itself first, then chooses a backend, then a server in it; a
 * rule of an earlier kind that stands behind one of a later kind is told not to apply where that one does, so that the
 * first rule of the list decides.
 */
record RulesView(List<Acl> acls, List<Line> answers, List<Line> headers, List<Line> choices) {

    record Acl(String acl) {}

    record Line(String line) {}

    static RulesView of(L7VirtualService service) {
        List<L7AclRule> rules = service.aclRules();
        boolean http = service.protocol() == L7Protocol.HTTP;
        List<Acl> acls = new ArrayList<>();
        List<Line> answers = new ArrayList<>();
        List<Line> backends = new ArrayList<>();
        List<Line> servers = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            L7AclRule rule = rules.get(i);
            for (String test : tests(rule)) {
                acls.add(new Acl(name(i) + " " + test));
            }
            Line line = new Line(action(rule, http) + " if " + condition(rules, i));
            switch (rule.action()) {
                case REDIRECT_LOCATION, REDIRECT_PREFIX, BLOCK -> answers.add(line);
                case BACKEND -> backends.add(line);
                case USE_SERVER -> servers.add(line);
            }
        }
        backends.addAll(servers);
        List<Line> headers =
                http ? service.headerRules().stream().map(RulesView::header).toList() : List.of();
        return new RulesView(acls, answers, headers, backends);
    }

    private static String name(int index) {
        return "rule" + (index + 1);
    }

    /** What follows "--" cannot be an option of the comparison. Several lines of one name are joined by "or". */
    private static List<String> tests(L7AclRule rule) {
        String value = " -- " + Words.word(rule.value());
        return switch (rule.type()) {
            case PATH_BEGINS -> List.of("path -m beg" + value);
            case PATH_ENDS -> List.of("path -m end" + value);
            case HOST_NAME -> List.of("req.hdr(host),host_only -i -m str" + value);
            case HOST_NAME_BEGINS -> List.of("req.hdr(host),host_only -i -m beg" + value);
            case QUERY -> List.of("query -m sub" + value);
            case SOURCE_ADDRESS ->
                new Networks(rule.value())
                        .all().stream().map(network -> "src " + network).toList();
        };
    }

    private static String action(L7AclRule rule, boolean http) {
        return switch (rule.action()) {
            case REDIRECT_LOCATION -> redirect("location", rule);
            case REDIRECT_PREFIX -> redirect("prefix", rule);
            case BLOCK -> http ? "http-request deny" : "tcp-request content reject";
            case BACKEND -> "use_backend " + rule.virtualService();
            case USE_SERVER -> "use-server " + rule.realServer();
        };
    }

    private static String redirect(String kind, L7AclRule rule) {
        return "http-request redirect " + kind + " " + Words.formatWord(String.valueOf(rule.location())) + " code "
                + rule.redirectCode().code();
    }

    private static String condition(List<L7AclRule> rules, int index) {
        StringBuilder condition = new StringBuilder(term(rules.get(index), index, true));
        for (int earlier = 0; earlier < index; earlier++) {
            if (stage(rules.get(earlier)) > stage(rules.get(index))) {
                condition.append(' ').append(term(rules.get(earlier), earlier, false));
            }
        }
        return condition.toString();
    }

    private static String term(L7AclRule rule, int index, boolean applies) {
        return (rule.condition() == L7AclRule.Condition.EQUAL) == applies ? name(index) : "!" + name(index);
    }

    private static int stage(L7AclRule rule) {
        return switch (rule.action()) {
            case REDIRECT_LOCATION, REDIRECT_PREFIX, BLOCK -> 0;
            case BACKEND -> 1;
            case USE_SERVER -> 2;
        };
    }

    private static Line header(L7HeaderRule rule) {
        String to = rule.direction() == L7HeaderRule.Direction.REQUEST ? "http-request " : "http-response ";
        String name = Words.word(rule.name());
        String value = Words.formatWord(String.valueOf(rule.value()));
        return new Line(to
                + switch (rule.option()) {
                    case ADD -> "add-header " + name + " " + value;
                    case SET -> "set-header " + name + " " + value;
                    case DELETE -> "del-header " + name;
                    case REPLACE ->
                        "replace-header " + name + " " + Words.word(String.valueOf(rule.pattern())) + " " + value;
                });
    }
}

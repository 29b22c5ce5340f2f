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

    private static final int STAGE_OF_BACKENDS = 1;

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
            String does = action(rule, http) + " if ";
            List<Line> lines = switch (rule.action()) {
                case REDIRECT_LOCATION, REDIRECT_PREFIX, BLOCK -> answers;
                case BACKEND -> backends;
                case USE_SERVER -> servers;
            };
            lines.add(new Line(does + condition(rules, i)));
            if (waitsForBackend(rules, i)) {
                lines.add(new Line(does + conditionOfGuests(service, i)));
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
        return term(rules.get(index), index, true) + unlessEarlier(rules, index, STAGE_OF_BACKENDS);
    }

    /**
     * For traffic that a rule of another virtual service led here, which HAProxy does not lead on: a rule that would is
     * as if it were not there, and must not keep a later one from its answer.
     */
    private static String conditionOfGuests(L7VirtualService service, int index) {
        List<L7AclRule> rules = service.aclRules();
        return term(rules.get(index), index, true) + " !{ fe_name " + service.label() + " }"
                + unlessEarlier(rules, index, STAGE_OF_BACKENDS + 1);
    }

    private static boolean waitsForBackend(List<L7AclRule> rules, int index) {
        return stage(rules.get(index)) < STAGE_OF_BACKENDS
                && rules.subList(0, index).stream().anyMatch(earlier -> stage(earlier) == STAGE_OF_BACKENDS);
    }

    /** @param from the first stage whose rules are looked at, where it is later than that of the rule itself */
    private static String unlessEarlier(List<L7AclRule> rules, int index, int from) {
        StringBuilder terms = new StringBuilder();
        for (int earlier = 0; earlier < index; earlier++) {
            int stage = stage(rules.get(earlier));
            if (stage > stage(rules.get(index)) && stage >= from) {
                terms.append(' ').append(term(rules.get(earlier), earlier, false));
            }
        }
        return terms.toString();
    }

    private static String term(L7AclRule rule, int index, boolean applies) {
        return (rule.condition() == L7AclRule.Condition.EQUAL) == applies ? name(index) : "!" + name(index);
    }

    private static int stage(L7AclRule rule) {
        return switch (rule.action()) {
            case REDIRECT_LOCATION, REDIRECT_PREFIX, BLOCK -> 0;
            case BACKEND -> STAGE_OF_BACKENDS;
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

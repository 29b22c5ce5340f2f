package org.lbadmin.layer7;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7HeaderRule;
import org.lbadmin.model.L7VirtualService;

/**
 * One of the ordered lists of rules of a virtual service.
 *
 * @param path the place in addresses of pages, and the beginning of the keys of texts
 * @param component the list's name in the virtual service
 */
record L7RuleList<R extends Record>(
        String path,
        String component,
        Class<R> type,
        Function<L7VirtualService, List<R>> of,
        BiFunction<L7VirtualService, List<R>, L7VirtualService> with) {

    static final L7RuleList<L7AclRule> ACL = new L7RuleList<>(
            "acl", "aclRules", L7AclRule.class, L7VirtualService::aclRules, L7VirtualService::withAclRules);

    static final L7RuleList<L7HeaderRule> HEADER = new L7RuleList<>(
            "header",
            "headerRules",
            L7HeaderRule.class,
            L7VirtualService::headerRules,
            L7VirtualService::withHeaderRules);

    static final List<L7RuleList<?>> ALL = List.of(ACL, HEADER);
}

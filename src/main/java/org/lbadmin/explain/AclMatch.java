package org.lbadmin.explain;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Locale;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.value.Networks;

/** Whether an ACL rule applies to a request, as HAProxy compares. */
final class AclMatch {
    private AclMatch() {}

    static boolean applies(L7AclRule rule, Asked asked) {
        return holds(rule, asked) == (rule.condition() == L7AclRule.Condition.EQUAL);
    }

    private static boolean holds(L7AclRule rule, Asked asked) {
        String host = asked.host().toLowerCase(Locale.ROOT);
        String value = rule.value();
        return switch (rule.type()) {
            case PATH_BEGINS -> asked.path().startsWith(value);
            case PATH_ENDS -> asked.path().endsWith(value);
            case HOST_NAME -> host.equals(value.toLowerCase(Locale.ROOT));
            case HOST_NAME_BEGINS -> host.startsWith(value.toLowerCase(Locale.ROOT));
            case QUERY -> asked.query().contains(value);
            case SOURCE_ADDRESS ->
                new Networks(value)
                        .all().stream()
                                .anyMatch(network ->
                                        contains(network, asked.client().toAddress()));
        };
    }

    private static boolean contains(String network, IPAddress client) {
        return new IPAddressString(network).getAddress().toPrefixBlock().contains(client);
    }
}

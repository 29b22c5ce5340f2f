package org.lbadmin.layer7;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7Persistence;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Problems;

/**
 * What cannot work in the mode of a virtual service may stay from another mode, for the day that one comes back; it
 * cannot be chosen anew. Fields that a form hides are no matter here: nobody chose them (see {@link AskedFor}).
 */
final class KeptOnly {
    private KeptOnly() {}

    static void check(L7VirtualService service, @Nullable L7VirtualService before, Problems problems) {
        L7Persistence.Mode mode = service.persistence().mode();
        L7Protocol needed = mode.protocol();
        boolean kept = before != null && before.persistence().mode() == mode;
        problems.addIf(
                needed != null && needed != service.protocol() && !kept,
                "persistence.mode",
                "persistence.needs." + needed + "." + mode);
        rules(service, before == null ? List.of() : before.aclRules(), problems);
        if (service.protocol() == L7Protocol.TCP) {
            headers(service, before, problems);
            servers(service, before, problems);
        }
    }

    private static void rules(L7VirtualService service, List<L7AclRule> before, Problems problems) {
        boolean tcp = service.protocol() == L7Protocol.TCP;
        for (int i = 0; i < service.aclRules().size(); i++) {
            L7AclRule rule = service.aclRules().get(i);
            String path = "aclRules[" + i + "].";
            if (!before.contains(rule)) {
                problems.addIf(tcp && rule.type().readsRequests(), path + "type", "acl.typeNeedsHttp");
                problems.addIf(tcp && rule.action().redirects(), path + "action", "acl.redirectNeedsHttp");
                problems.addIf(
                        service.backendOnly() && rule.action() == L7AclRule.Action.BACKEND,
                        path + "action",
                        "acl.fromBackend",
                        service.label());
            }
        }
    }

    private static void headers(L7VirtualService service, @Nullable L7VirtualService before, Problems problems) {
        boolean kept = before != null && before.headerRules().containsAll(service.headerRules());
        problems.addIf(!service.headerRules().isEmpty() && !kept, "headerRules", "header.needsHttp");
    }

    private static void servers(L7VirtualService service, @Nullable L7VirtualService before, Problems problems) {
        for (int i = 0; i < service.realServers().size(); i++) {
            L7RealServer server = service.realServers().get(i);
            boolean kept = before != null
                    && before.realServer(server.label().value())
                            .filter(L7RealServer::redirect)
                            .isPresent();
            problems.addIf(server.redirect() && !kept, "realServers[" + i + "].redirect", "redirect.needsHttp");
        }
    }
}

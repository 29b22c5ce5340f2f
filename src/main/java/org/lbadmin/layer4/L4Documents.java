package org.lbadmin.layer4;

import java.util.Map;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.model.L4RealServer;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Ports;
import org.lbadmin.model.value.ServiceAddress;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Layer 4 records as documents: what an omitted field means, in one place for pages, API and storage. */
@Component
public class L4Documents {
    private static final String REAL_SERVERS = "realServers";

    private final Records records;

    L4Documents(Records records) {
        this.records = records;
    }

    /** A virtual service from a document that may leave out everything but label, address and ports. */
    public L4VirtualService virtualService(ObjectNode input) {
        return records.read(L4VirtualService.class, input, virtualServiceDefaults(), elements());
    }

    /** A virtual service changed by a document that names only what changes (RFC 7396). */
    public L4VirtualService virtualService(ObjectNode patch, L4VirtualService current) {
        ObjectNode cleared = records.reset(patch, virtualServiceDefaults());
        return records.read(L4VirtualService.class, cleared, records.write(current), elements());
    }

    /** A stored virtual service. */
    L4VirtualService stored(String document) {
        return records.stored(L4VirtualService.class, document, virtualServiceDefaults(), elements());
    }

    public L4RealServer realServer(ObjectNode input) {
        return records.read(L4RealServer.class, input, realServerDefaults(), Map.of());
    }

    public L4RealServer realServer(ObjectNode patch, L4RealServer current) {
        return records.read(
                L4RealServer.class, records.reset(patch, realServerDefaults()), records.write(current), Map.of());
    }

    public L4Advanced advanced(ObjectNode input) {
        return records.read(L4Advanced.class, input, records.write(L4Advanced.defaults()), Map.of());
    }

    public L4Advanced advanced(ObjectNode patch, L4Advanced current) {
        ObjectNode defaults = records.write(L4Advanced.defaults());
        return records.read(L4Advanced.class, records.reset(patch, defaults), records.write(current), Map.of());
    }

    L4Advanced storedAdvanced(String document) {
        return records.stored(L4Advanced.class, document, records.write(L4Advanced.defaults()), Map.of());
    }

    /** Without those that everybody must name. */
    public ObjectNode virtualServiceDefaults() {
        ObjectNode defaults = records.write(
                L4VirtualService.defaults(new Label("x"), new ServiceAddress("127.0.0.1"), new Ports("1")));
        defaults.remove("label");
        defaults.remove("ipAddress");
        defaults.remove("ports");
        return defaults;
    }

    public ObjectNode realServerDefaults() {
        ObjectNode defaults = records.object();
        defaults.putNull("port");
        defaults.put("weight", L4RealServer.DEFAULT_WEIGHT);
        defaults.put("minConnections", 0);
        defaults.put("maxConnections", 0);
        return defaults;
    }

    private Map<String, ObjectNode> elements() {
        return Map.of(REAL_SERVERS, realServerDefaults());
    }
}

package org.lbadmin.layer7;

import java.util.Map;
import java.util.Optional;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7HeaderRule;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.RedirectCode;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Ports;
import org.lbadmin.web.Records;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Layer 7 records as documents: what an omitted field means, in one place for pages, API and storage. */
@Component
public class L7Documents {
    private static final String REAL_SERVERS = "realServers";

    private final Records records;

    L7Documents(Records records) {
        this.records = records;
    }

    /** A virtual service from a document that may leave out everything but label, address, ports and protocol. */
    public L7VirtualService virtualService(ObjectNode input) {
        return records.read(L7VirtualService.class, input, virtualServiceDefaults(protocol(input)), elements());
    }

    /** A virtual service changed by a document that names only what changes (RFC 7396). */
    public L7VirtualService virtualService(ObjectNode patch, L7VirtualService current) {
        return records.read(L7VirtualService.class, cleared(patch, current), records.write(current), elements());
    }

    /** A stored virtual service. */
    L7VirtualService stored(String document) {
        ObjectNode input = records.parse(document);
        return records.stored(L7VirtualService.class, document, virtualServiceDefaults(protocol(input)), elements());
    }

    public L7RealServer realServer(ObjectNode input) {
        return records.read(L7RealServer.class, input, realServerDefaults(), Map.of());
    }

    public L7RealServer realServer(ObjectNode patch, L7RealServer current) {
        return records.read(
                L7RealServer.class, records.reset(patch, realServerDefaults()), records.write(current), Map.of());
    }

    public L7Advanced advanced(ObjectNode input) {
        return records.read(L7Advanced.class, input, records.write(L7Advanced.defaults()), Map.of());
    }

    public L7Advanced advanced(ObjectNode patch, L7Advanced current) {
        ObjectNode defaults = records.write(L7Advanced.defaults());
        return records.read(L7Advanced.class, records.reset(patch, defaults), records.write(current), Map.of());
    }

    L7Advanced storedAdvanced(String document) {
        return records.stored(L7Advanced.class, document, records.write(L7Advanced.defaults()), Map.of());
    }

    /** Defaults of a virtual service of this protocol, without those that everybody must name. */
    public ObjectNode virtualServiceDefaults(L7Protocol protocol) {
        ObjectNode defaults = records.write(
                L7VirtualService.defaults(new Label("x"), new IpAddress("127.0.0.1"), new Ports("1"), protocol));
        defaults.remove("label");
        defaults.remove("ipAddress");
        defaults.remove("ports");
        return defaults;
    }

    public ObjectNode realServerDefaults() {
        ObjectNode defaults = records.object();
        defaults.putNull("port");
        defaults.put("reEncrypt", false);
        defaults.put("redirect", false);
        defaults.put("weight", L7RealServer.DEFAULT_WEIGHT);
        defaults.put("minConnections", 0);
        defaults.put("maxConnections", 0);
        return defaults;
    }

    private ObjectNode cleared(ObjectNode patch, L7VirtualService current) {
        L7Protocol protocol = patch.has("protocol") ? protocol(patch) : current.protocol();
        return records.reset(patch, virtualServiceDefaults(protocol));
    }

    /** A rule from a document that may leave out what is usual. */
    <R extends Record> R rule(L7RuleList<R> list, ObjectNode input) {
        return records.read(list.type(), input, ruleDefaults(list), Map.of());
    }

    /** A rule changed by a document that names only what changes. */
    <R extends Record> R rule(L7RuleList<R> list, ObjectNode patch, R current) {
        return records.read(list.type(), records.reset(patch, ruleDefaults(list)), records.write(current), Map.of());
    }

    ObjectNode ruleDefaults(L7RuleList<?> list) {
        ObjectNode defaults = records.object();
        if (list == L7RuleList.ACL) {
            defaults.put("type", L7AclRule.Type.PATH_BEGINS.name());
            defaults.put("condition", L7AclRule.Condition.EQUAL.name());
            defaults.put("action", L7AclRule.Action.REDIRECT_LOCATION.name());
            defaults.putNull("location");
            defaults.put("redirectCode", RedirectCode.FOUND.code());
            defaults.putNull("virtualService");
            defaults.putNull("realServer");
        } else {
            defaults.put("direction", L7HeaderRule.Direction.REQUEST.name());
            defaults.put("option", L7HeaderRule.Option.SET.name());
            defaults.putNull("pattern");
            defaults.putNull("value");
        }
        return defaults;
    }

    private Map<String, ObjectNode> elements() {
        return Map.of(
                REAL_SERVERS,
                realServerDefaults(),
                L7RuleList.ACL.component(),
                ruleDefaults(L7RuleList.ACL),
                L7RuleList.HEADER.component(),
                ruleDefaults(L7RuleList.HEADER));
    }

    private static L7Protocol protocol(ObjectNode input) {
        return Optional.ofNullable(input.get("protocol"))
                .map(JsonNode::asString)
                .filter("TCP"::equals)
                .map(text -> L7Protocol.TCP)
                .orElse(L7Protocol.HTTP);
    }
}

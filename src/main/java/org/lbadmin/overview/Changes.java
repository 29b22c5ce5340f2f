package org.lbadmin.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What became different between two views, for pages that show the first one. */
final class Changes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Changes() {}

    /** Whether the same things are there in the same order, so that only values can differ. */
    static boolean sameThings(List<VirtualService> before, List<VirtualService> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!settled(before.get(i)).equals(settled(after.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** What only a commit or an edit changes. */
    private static List<Object> settled(VirtualService vip) {
        List<Object> settled = new ArrayList<>(List.of(vip.label(), vip.ipAddress(), vip.ports(), vip.protocol()));
        for (RealServer server : vip.realServers()) {
            settled.add(server.label());
            settled.add(server.ipAddress());
            settled.add(String.valueOf(server.port()));
        }
        return settled;
    }

    /** The members of {@code vips} of a delta: each with its label and what changed. Both have the same things. */
    static ArrayNode between(List<VirtualService> before, List<VirtualService> after) {
        ArrayNode vips = NODES.arrayNode();
        for (int i = 0; i < after.size(); i++) {
            VirtualService old = before.get(i);
            VirtualService now = after.get(i);
            if (old.equals(now)) {
                continue;
            }
            ObjectNode vip = vips.addObject().put("label", now.label());
            put(vip, "state", old.state(), now.state());
            put(vip, "connections", old.connections(), now.connections());
            servers(vip, old.realServers(), now.realServers());
        }
        return vips;
    }

    private static void servers(ObjectNode vip, List<RealServer> before, List<RealServer> after) {
        ArrayNode changed = NODES.arrayNode();
        for (int i = 0; i < after.size(); i++) {
            RealServer old = before.get(i);
            RealServer now = after.get(i);
            if (!old.equals(now)) {
                ObjectNode server = changed.addObject().put("label", now.label());
                put(server, "state", old.state(), now.state());
                put(server, "connections", old.connections(), now.connections());
                put(server, "weight", old.weight(), now.weight());
                put(server, "detail", old.detail(), now.detail());
            }
        }
        if (!changed.isEmpty()) {
            vip.set("realServers", changed);
        }
    }

    private static void put(ObjectNode node, String name, @Nullable Object before, Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (after instanceof Integer number) {
            node.put(name, number);
        } else {
            node.put(name, after.toString());
        }
    }
}

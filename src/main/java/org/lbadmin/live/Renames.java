package org.lbadmin.live;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of the servers of one virtual service. A label that is still there is the same server; one that is gone
 * was renamed when a new label stands at its address, else it was removed.
 */
final class Renames {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String vip;
    private final String newVip;
    private final Map<String, String> labels = new HashMap<>();

    private Renames(String vip, String newVip) {
        this.vip = vip;
        this.newVip = newVip;
    }

    /** @param after null when the virtual service was removed */
    static Renames between(String before, @Nullable String after) {
        JsonNode old = JSON.readTree(before);
        String vip = old.path("label").asString();
        if (after == null) {
            return new Renames(vip, vip);
        }
        JsonNode now = JSON.readTree(after);
        Renames renames = new Renames(vip, now.path("label").asString());
        renames.match(addresses(old), addresses(now));
        return renames;
    }

    /** The name of the virtual service before. */
    String vip() {
        return vip;
    }

    Optional<ServerName> now(ServerName name) {
        return Optional.ofNullable(labels.get(name.rip())).map(rip -> new ServerName(newVip, rip));
    }

    private void match(Map<String, String> old, Map<String, String> now) {
        Map<String, String> fresh = new LinkedHashMap<>(now);
        fresh.keySet().removeAll(old.keySet());
        old.forEach((label, address) -> {
            if (now.containsKey(label)) {
                labels.put(label, label);
                return;
            }
            fresh.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(address))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .ifPresent(renamed -> {
                        labels.put(label, renamed);
                        fresh.remove(renamed);
                    });
        });
    }

    /** Address and port of each server, by label. */
    private static Map<String, String> addresses(JsonNode service) {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (JsonNode server : service.path("realServers")) {
            addresses.put(
                    server.path("label").asString(),
                    server.path("ipAddress").asString() + " "
                            + server.path("port").asString(""));
        }
        return addresses;
    }
}

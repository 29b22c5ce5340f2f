package org.lbadmin.engine.haproxy;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.L7HealthCheck;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.value.Label;

/** The scripts that check real servers of layer 7: which are run, and their files. */
final class CheckScripts {
    private CheckScripts() {}

    /** The name of the script of a service; null where it is checked in another way. */
    static @Nullable String nameOf(L7VirtualService service) {
        L7HealthCheck check = service.healthCheck();
        Label script = check.script();
        return check.type() != L7HealthCheck.Type.EXTERNAL_SCRIPT || script == null ? null : script.value();
    }

    static boolean areUsed(Cluster cluster) {
        return !used(cluster).isEmpty();
    }

    static Stream<ConfigFile> files(Cluster cluster) {
        Set<String> used = used(cluster);
        return cluster.checkScripts().stream()
                .filter(script -> used.contains(script.label().value()))
                .map(script -> new ConfigFile(script.label() + ".check", script.text()));
    }

    private static Set<String> used(Cluster cluster) {
        return cluster.layer7().stream()
                .filter(service -> !service.manual())
                .map(CheckScripts::nameOf)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}

package org.lbadmin.engine.ldirectord;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.L4HealthCheck;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.value.Label;

/** The scripts that check real servers of layer 4. */
final class CheckScripts {
    private CheckScripts() {}

    /** What ldirectord calls; LbadminDirector.pm finds the script. Null where a service is checked in another way. */
    static @Nullable String commandOf(L4VirtualService service) {
        Label script = scriptOf(service);
        return script == null ? null : "check/" + script;
    }

    static Stream<ConfigFile> files(Cluster cluster) {
        Set<Label> used = cluster.layer4().stream()
                .map(CheckScripts::scriptOf)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return cluster.checkScripts().stream()
                .filter(script -> used.contains(script.label()))
                .map(script -> new ConfigFile(script.label() + ".check", script.text()));
    }

    private static @Nullable Label scriptOf(L4VirtualService service) {
        L4HealthCheck check = service.healthCheck();
        return check.type() == L4HealthCheck.Type.EXTERNAL_SCRIPT ? check.script() : null;
    }
}

package org.lbadmin.engine.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Engine;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Firewall;
import org.lbadmin.model.FirewallLockdown;
import org.lbadmin.model.OwnPorts;
import org.lbadmin.model.Snapshot;
import org.springframework.stereotype.Component;

/** firewall.sh as it was written, and lockdown: networks and ports, of which the helper makes rules. */
@Component
public class FirewallEngine implements Engine {
    public static final String SCRIPT = "firewall.sh";
    public static final String LOCKDOWN = "lockdown";

    private static final int SSH = 22;
    private static final int SNMP = 161;

    private final OwnPorts own;

    public FirewallEngine(OwnPorts own) {
        this.own = own;
    }

    @Override
    public EngineId id() {
        return EngineId.FIREWALL;
    }

    @Override
    public List<ConfigFile> render(Snapshot snapshot) {
        Firewall firewall = snapshot.node().firewall();
        String script = firewall.script();
        return List.of(
                new ConfigFile(SCRIPT, script.endsWith("\n") ? script : script + "\n"),
                new ConfigFile(LOCKDOWN, lockdown(firewall.lockdown())));
    }

    private String lockdown(FirewallLockdown lockdown) {
        if (!lockdown.enabled()) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        lockdown.networks().all().forEach(network -> lines.add("network " + network));
        if (lockdown.webui()) {
            own.all().stream()
                    .filter(port -> port.name().equals("webui"))
                    .forEach(port -> lines.add("port tcp " + port.port()));
        }
        if (lockdown.ssh()) {
            lines.add("port tcp " + SSH);
        }
        if (lockdown.snmp()) {
            lines.add("port udp " + SNMP);
        }
        return String.join("\n", lines) + "\n";
    }

    @Override
    public Optional<String> virtualServiceAt(ConfigFile file, int line) {
        return Optional.empty();
    }
}

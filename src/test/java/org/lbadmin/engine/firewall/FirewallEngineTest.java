package org.lbadmin.engine.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.FallbackPage;
import org.lbadmin.model.Firewall;
import org.lbadmin.model.FirewallLockdown;
import org.lbadmin.model.Node;
import org.lbadmin.model.OwnPorts.OwnPort;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Networks;

class FirewallEngineTest {
    private static final Networks OFFICE = new Networks("192.168.30.0/24");

    private final FirewallEngine engine =
            new FirewallEngine(() -> List.of(new OwnPort("webui", new IpAddress("0.0.0.0"), 8443)));

    @Test
    void everyFieldOfTheLockdownChangesWhatTheHelperGets() {
        String all = lockdown(new FirewallLockdown(true, OFFICE, true, true, true));

        assertThat(all).isEqualTo("network 192.168.30.0/24\nport tcp 8443\nport tcp 22\nport udp 161\n");
        assertThat(lockdown(new FirewallLockdown(false, OFFICE, true, true, true)))
                .isEmpty();
        assertThat(lockdown(new FirewallLockdown(true, new Networks("fd00::/8"), true, true, true)))
                .startsWith("network fd00::/8\n");
        assertThat(lockdown(new FirewallLockdown(true, OFFICE, false, true, true)))
                .isEqualTo(all.replace("port tcp 8443\n", ""));
        assertThat(lockdown(new FirewallLockdown(true, OFFICE, true, false, true)))
                .isEqualTo(all.replace("port tcp 22\n", ""));
        assertThat(lockdown(new FirewallLockdown(true, OFFICE, true, true, false)))
                .isEqualTo(all.replace("port udp 161\n", ""));
    }

    @Test
    void theScriptGoesOutAsItWasWritten() {
        String written = "# é {{x}} \\ $VIP1\n\techo \"a\"";

        assertThat(files(new Firewall(written, FirewallLockdown.defaults()))
                        .get(0)
                        .text())
                .isEqualTo(written + "\n");
    }

    private String lockdown(FirewallLockdown lockdown) {
        return files(new Firewall("true\n", lockdown)).get(1).text();
    }

    private List<ConfigFile> files(Firewall firewall) {
        return engine.render(
                new Snapshot(Cluster.defaults(), new Node(new Label("lb1"), firewall, FallbackPage.defaults())));
    }
}

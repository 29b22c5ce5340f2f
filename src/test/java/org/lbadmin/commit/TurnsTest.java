package org.lbadmin.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lbadmin.Yaml;
import org.lbadmin.engine.haproxy.HaproxyEngine;
import org.lbadmin.engine.stunnel.StunnelEngine;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Snapshot;
import org.lbadmin.store.TestStore;
import org.lbadmin.web.TestRecords;

class TurnsTest {
    private static final List<EngineId> BOTH = List.of(EngineId.STUNNEL, EngineId.HAPROXY);

    @Test
    void haproxyIsReadyBeforeStunnelHandsOverToIt() {
        assertThat(turns(snapshot("80", ""), snapshot("80", "{label: tls, virtualService: web}")))
                .containsExactly(EngineId.HAPROXY, EngineId.STUNNEL);
    }

    @Test
    void stunnelMakesRoomForATerminationOfHaproxy() {
        assertThat(turns(
                        snapshot("80", "{label: tls, virtualService: web}"),
                        snapshot("80", "{label: tls, virtualService: web, terminator: HAPROXY}")))
                .containsExactly(EngineId.STUNNEL, EngineId.HAPROXY);
    }

    @Test
    void stunnelMakesRoomForAVirtualService() {
        assertThat(turns(snapshot("80", "{label: tls, virtualService: web}"), snapshot("80,440-450", "")))
                .containsExactly(EngineId.STUNNEL, EngineId.HAPROXY);
    }

    @Test
    void haproxyMakesRoomForStunnel() {
        assertThat(turns(
                        snapshot("80", "{label: tls, virtualService: web, terminator: HAPROXY}"),
                        snapshot("80", "{label: tls, virtualService: web}")))
                .containsExactly(EngineId.HAPROXY, EngineId.STUNNEL);
    }

    @Test
    void onlyThoseThatAreWanted() {
        Snapshot empty = snapshot("80", "");

        assertThat(Turns.of(List.of(EngineId.STUNNEL), empty.cluster(), List.of(), List.of(), List.of()))
                .containsExactly(EngineId.STUNNEL);
    }

    private static List<EngineId> turns(Snapshot before, Snapshot after) {
        return Turns.of(
                BOTH,
                after.cluster(),
                new StunnelEngine().render(before),
                new HaproxyEngine().render(after),
                new StunnelEngine().render(after));
    }

    private static Snapshot snapshot(String ports, String terminations) {
        return TestStore.documents().read(Yaml.parse("""
                cluster:
                  layer7: [{label: web, ipAddress: 192.0.2.10, ports: "%s", protocol: HTTP}]
                  ssl:
                    certificates: [{label: server, material: a, fingerprint: b, subject: CN=x, notAfter: "2027-01-01"}]
                    terminations: [%s]
                """.formatted(ports, terminations), TestRecords.create()));
    }
}

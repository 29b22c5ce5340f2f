package org.lbadmin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lbadmin.layer4.L4Documents;
import org.lbadmin.layer4.TestLayer4;
import org.lbadmin.live.L4Entry;
import org.lbadmin.live.L4State;
import org.lbadmin.live.OperatorState;
import org.lbadmin.live.ServerName;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.web.TestRecords;

class L4JoinTest {
    private final L4Documents documents = TestLayer4.documents();

    @Test
    void aServerInTheTableIsUpAndItsConnectionsCount() {
        VirtualService vip = join(service("80"), state(Map.of("10.8.0.100:80/tcp", both(3, 4))));

        assertThat(vip.state()).isEqualTo(State.UP);
        assertThat(vip.connections()).isEqualTo(7);
        assertThat(vip.method()).isEqualTo("Layer 4");
        assertThat(vip.mode()).isEqualTo("DR");
        assertThat(vip.realServers()).extracting(RealServer::state).containsExactly(State.UP, State.UP);
    }

    @Test
    void oneThatIsMissingOrWithoutWeightIsDown() {
        Map<String, L4Entry> one = Map.of("10.9.0.11:80", entry(100, 1));
        assertThat(states(join(service("80"), state(Map.of("10.8.0.100:80/tcp", one)))))
                .containsExactly(State.UP, State.DOWN);

        Map<String, L4Entry> quiet = Map.of("10.9.0.11:80", entry(0, 1), "10.9.0.12:80", entry(100, 0));
        VirtualService vip = join(service("80"), state(Map.of("10.8.0.100:80/tcp", quiet)));
        assertThat(states(vip)).containsExactly(State.DOWN, State.UP);
        assertThat(vip.state()).isEqualTo(State.DEGRADED);
    }

    @Test
    void oneThatIsMissingAtOnePortSaysWhich() {
        VirtualService vip = join(
                service("80,81"),
                state(Map.of(
                        "10.8.0.100:80/tcp", both(1, 1),
                        "10.8.0.100:81/tcp", Map.of("10.9.0.12:81", entry(100, 0)))));

        assertThat(states(vip)).containsExactly(State.DOWN, State.UP);
        assertThat(vip.realServers().get(0).detail()).isEqualTo("10.8.0.100:81/tcp");
        assertThat(vip.realServers().get(1).detail()).isEmpty();
    }

    @Test
    void whatAnOperatorDidCountsBeforeWhatACheckSays() {
        L4State live = new L4State(
                Instant.EPOCH,
                null,
                Map.of("10.8.0.100:80/tcp", Map.of("10.9.0.11:80", entry(0, 2))),
                Map.of(
                        new ServerName("web", "one"), OperatorState.DRAINED,
                        new ServerName("web", "two"), OperatorState.HALTED));

        VirtualService vip = join(service("80"), live);

        assertThat(states(vip)).containsExactly(State.DRAINED, State.HALTED);
        assertThat(vip.state()).isEqualTo(State.OFFLINE);
        assertThat(vip.realServers().get(0).weight()).isZero();
    }

    @Test
    void whatIsNotLiveYetWaitsAndWhatCannotBeLiveIsUnknown() {
        assertThat(join(service("80"), state(Map.of())).state()).isEqualTo(State.PENDING);

        L4State without = new L4State(Instant.EPOCH, "This kernel has no IPVS.", Map.of(), Map.of());
        VirtualService vip = join(service("80"), without);
        assertThat(vip.state()).isEqualTo(State.UNKNOWN);
        assertThat(vip.realServers().get(0).detail()).isEqualTo("This kernel has no IPVS.");
    }

    private static VirtualService join(L4VirtualService service, L4State live) {
        return L4Join.of(List.of(service), live).get(0);
    }

    private static List<State> states(VirtualService vip) {
        return vip.realServers().stream().map(RealServer::state).toList();
    }

    private static L4State state(Map<String, Map<String, L4Entry>> services) {
        return new L4State(Instant.EPOCH, null, services, Map.of());
    }

    private static Map<String, L4Entry> both(int first, int second) {
        return Map.of("10.9.0.11:80", entry(100, first), "10.9.0.12:80", entry(100, second));
    }

    private static L4Entry entry(int weight, int active) {
        return new L4Entry("Route", weight, active, 0);
    }

    private L4VirtualService service(String ports) {
        return documents.virtualService(TestRecords.create().parse("""
                {"label": "web", "ipAddress": "10.8.0.100", "ports": "%s", "persistence": {"enabled": false},
                 "realServers": [{"label": "one", "ipAddress": "10.9.0.11"}, {"label": "two", "ipAddress": "10.9.0.12"}]}
                """.formatted(ports)));
    }
}

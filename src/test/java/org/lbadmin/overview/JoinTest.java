package org.lbadmin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lbadmin.live.LiveServer;
import org.lbadmin.live.LiveServer.Health;
import org.lbadmin.live.LiveState;
import org.lbadmin.live.LiveState.EngineState;
import org.lbadmin.live.LiveState.ProcessInfo;
import org.lbadmin.live.LiveVip;
import org.lbadmin.live.OperatorState;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.RedirectCode;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Ports;

class JoinTest {
    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    private static final ProcessInfo PROCESS = new ProcessInfo(7, AT, "2.6.12");

    /** Each server is HEALTH/OPERATOR/weight, or a dash where HAProxy does not have it. */
    @ParameterizedTest
    @CsvSource({
        "UP,       UP/ONLINE/100,                        UP",
        "UP,       UP/ONLINE/100 UP/ONLINE/50,           UP UP",
        "UP,       NO_CHECK/ONLINE/100,                  NO_CHECK",
        "DEGRADED, UP/ONLINE/100 DOWN/ONLINE/100,        UP DOWN",
        "DOWN,     DOWN/ONLINE/100 DOWN/ONLINE/100,      DOWN DOWN",
        "DOWN,     DOWN/ONLINE/100 UP/HALTED/100,        DOWN HALTED",
        "OFFLINE,  UP/HALTED/100 UP/DRAINED/100,         HALTED DRAINED",
        "OFFLINE,  DOWN/DRAINED/100,                     DRAINED",
        "UP,       UP/ONLINE/100 UP/HALTED/100,          UP HALTED",
        "UP,       UP/ONLINE/100 UP/ONLINE/0,            UP UP",
        "OFFLINE,  UP/ONLINE/0,                          UP",
        "DOWN,     UP/ONLINE/0 DOWN/ONLINE/100,          UP DOWN",
        "UP,       UP/ONLINE/100 -,                      UP PENDING",
        "DOWN,     -,                                    PENDING",
        "DOWN,     '',                                   ''",
    })
    void aVirtualServiceIsWhatItsServersMakeOfIt(String vip, String servers, String rips) {
        VirtualService joined = join(servers);

        assertThat(joined.state()).isEqualTo(State.valueOf(vip));
        assertThat(String.join(
                        " ",
                        joined.realServers().stream().map(s -> s.state().name()).toList()))
                .isEqualTo(rips);
    }

    @Test
    void aRestingServerWeighsNothing() {
        assertThat(join("UP/HALTED/100 UP/DRAINED/50 UP/ONLINE/20").realServers())
                .extracting(RealServer::weight)
                .containsExactly(0, 0, 20);
    }

    @Test
    void aServerThatIsDownSaysWhyAndSinceWhen() {
        assertThat(join("DOWN/ONLINE/100").realServers().get(0).detail())
                .isEqualTo("L7STS/503, 2026-01-01 12:00:00 UTC");
        assertThat(join("UP/ONLINE/100").realServers().get(0).detail()).isEqualTo("L7STS/503");
    }

    @Test
    void aRedirectNeedsNoServers() {
        L7VirtualService redirect = redirect(service(1));

        VirtualService joined =
                Join.of(List.of(redirect), live(new LiveVip(3, Map.of()))).get(0);

        assertThat(joined.state()).isEqualTo(State.REDIRECT);
        assertThat(joined.connections()).isEqualTo(3);
        assertThat(joined.realServers().get(0).state()).isEqualTo(State.UNKNOWN);
    }

    /** A termination hands traffic to it: plain requests are redirected, the rest has servers. */
    @Test
    void aRedirectWithServersShowsHowTheyAre() {
        LiveServer down = new LiveServer(Health.DOWN, OperatorState.ONLINE, 0, 100, "L4TOUT", AT);

        VirtualService joined = Join.of(List.of(redirect(service(2))), live(new LiveVip(3, Map.of("R0", down))))
                .get(0);

        assertThat(joined.state()).isEqualTo(State.DOWN);
        assertThat(joined.realServers()).extracting(RealServer::state).containsExactly(State.DOWN, State.PENDING);
    }

    @Test
    void whatHaproxyDoesNotHaveWaitsForACommit() {
        LiveState other = new LiveState(AT, 1, PROCESS, EngineState.RUNNING, Map.of());

        assertThat(states(other)).containsExactly(State.PENDING, State.PENDING);
    }

    @Test
    void nothingIsKnownWhileHaproxyCannotBeAsked() {
        assertThat(states(silent(EngineState.DEAD))).containsExactly(State.UNKNOWN, State.UNKNOWN);
        assertThat(states(silent(EngineState.STOPPED))).containsExactly(State.UNKNOWN, State.UNKNOWN);
    }

    @Test
    void beforeTheFirstCommitEverythingWaits() {
        assertThat(states(silent(EngineState.NEVER))).containsExactly(State.PENDING, State.PENDING);
    }

    private static LiveState silent(EngineState engine) {
        return new LiveState(AT, 1, null, engine, Map.of());
    }

    private static List<State> states(LiveState live) {
        VirtualService joined = Join.of(List.of(service(1)), live).get(0);
        return List.of(joined.state(), joined.realServers().get(0).state());
    }

    private static VirtualService join(String servers) {
        String[] each = servers.isEmpty() ? new String[0] : servers.split(" ");
        Map<String, LiveServer> live = new LinkedHashMap<>();
        for (int i = 0; i < each.length; i++) {
            if (!each[i].equals("-")) {
                String[] part = each[i].split("/");
                live.put(
                        "R" + i,
                        new LiveServer(
                                Health.valueOf(part[0]),
                                OperatorState.valueOf(part[1]),
                                0,
                                Integer.parseInt(part[2]),
                                "L7STS/503",
                                AT));
            }
        }
        return Join.of(List.of(service(each.length)), live(new LiveVip(0, live)))
                .get(0);
    }

    private static LiveState live(LiveVip vip) {
        return new LiveState(AT, 1, PROCESS, EngineState.RUNNING, Map.of("V", vip));
    }

    private static L7VirtualService service(int servers) {
        List<L7RealServer> realServers = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            realServers.add(new L7RealServer(
                    new Label("R" + i), new IpAddress("10.0.0." + (i + 1)), 80, false, false, 100, 0, 0));
        }
        return L7VirtualService.defaults(new Label("V"), new IpAddress("10.0.0.9"), new Ports("80"), L7Protocol.HTTP)
                .withRealServers(realServers);
    }

    private static L7VirtualService redirect(L7VirtualService s) {
        return new L7VirtualService(
                s.label(),
                s.ipAddress(),
                s.ports(),
                s.protocol(),
                s.balanceMode(),
                s.persistence(),
                s.healthCheck(),
                s.fallback(),
                s.timeouts(),
                false,
                true,
                RedirectCode.FOUND,
                false,
                10,
                s.http(),
                s.connections(),
                s.feedback(),
                List.of(),
                List.of(),
                false,
                false,
                s.realServers());
    }
}

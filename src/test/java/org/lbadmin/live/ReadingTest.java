package org.lbadmin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.lbadmin.live.LiveServer.Health;

class ReadingTest {
    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    private static final String INFO = "Name: HAProxy\nVersion: 2.6.12\nPid: 4711\nUptime_sec: 60\n\n";
    private static final String STATES = """
            1
            # be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight
            2 A 1 s1 127.0.0.1 2 0 50
            2 A 2 s2 127.0.0.1 0 1 50
            2 A 3 s3 127.0.0.1 0 8 50

            """;
    private static final String STATS = """
            # pxname,svname,scur,status,weight,lastchg,type,check_status,check_code,uweight
            A,FRONTEND,5,OPEN,,,0,,,
            A,s1,3,UP 2/3,3,10,2,* L7OK,200,50
            A,s2,0,MAINT,50,10,2,,,50
            A,s3,2,DOWN 1/2,50,10,2,L4CON,,50
            A,backup,0,no check,1,10,2,,,1
            R,FRONTEND,1,OPEN,,,0,,,
            """;

    private final LiveState state = Reading.read(INFO + STATES + STATS, AT, 3);

    @Test
    void knowsTheProcess() {
        assertThat(state.process()).isEqualTo(new LiveState.ProcessInfo(4711, AT.minusSeconds(60), "2.6.12"));
        assertThat(state.reachable()).isTrue();
    }

    @Test
    void readsHealthConnectionsAndTheLastCheck() {
        assertThat(server("s1"))
                .isEqualTo(new LiveServer(Health.UP, OperatorState.ONLINE, 3, 50, "L7OK/200", AT.minusSeconds(10)));
    }

    @Test
    void knowsADrainedServerThoughItsStatusIsDown() {
        assertThat(server("s3"))
                .isEqualTo(new LiveServer(Health.DOWN, OperatorState.DRAINED, 2, 50, "L4CON", AT.minusSeconds(10)));
        assertThat(server("s2").operator()).isEqualTo(OperatorState.HALTED);
    }

    @Test
    void leavesOutTheFallbackServer() {
        assertThat(state.vips().get("A").servers().keySet()).containsExactly("s1", "s2", "s3");
    }

    @Test
    void knowsAServiceWithoutServers() {
        assertThat(state.vips().get("R").connections()).isEqualTo(1);
        assertThat(state.vips().get("R").servers()).isEmpty();
    }

    @Test
    void refusesHalfAnAnswer() {
        assertThatThrownBy(() -> Reading.read(INFO + STATES, AT, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reading.read("", AT, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private LiveServer server(String rip) {
        return state.server(new ServerName("A", rip)).orElseThrow();
    }
}

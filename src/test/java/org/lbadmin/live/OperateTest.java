package org.lbadmin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.Refused;
import org.lbadmin.model.value.Label;
import org.springframework.beans.factory.annotation.Autowired;

class OperateTest extends EngineTest {
    @Autowired
    OperatorMemory memory;

    @Test
    void aDrainedServerKeepsWhatItHasAndGetsNothingNew() throws IOException {
        try (Client open = Client.to("ONE", ADDRESS, PORT)) {
            live.operate(ONE, OperatorState.DRAINED);

            assertThat(answering()).containsExactly("TWO");
            assertThat(open.echo("still here")).isEqualTo("still here");
        }
    }

    @Test
    void aHaltedServerIsCutOff() throws IOException {
        try (Client open = Client.to("ONE", ADDRESS, PORT)) {
            live.operate(ONE, OperatorState.HALTED);

            assertThat(open.isCut()).isTrue();
            assertThat(answering()).containsExactly("TWO");
        }
    }

    @Test
    void haltingADrainedServerCutsWhatItStillHas() throws IOException {
        try (Client open = Client.to("ONE", ADDRESS, PORT)) {
            live.operate(ONE, OperatorState.DRAINED);
            live.operate(ONE, OperatorState.HALTED);

            assertThat(open.isCut()).isTrue();
        }
    }

    @Test
    void onlineBringsAServerBack() throws IOException {
        live.operate(ONE, OperatorState.HALTED);
        assertThat(live.now().server(ONE).orElseThrow().operator()).isEqualTo(OperatorState.HALTED);

        live.operate(ONE, OperatorState.ONLINE);

        awaitOperator(ONE, OperatorState.ONLINE);
        live.operate(TWO, OperatorState.DRAINED);
        assertThat(answering()).containsExactly("ONE");
    }

    @Test
    void aHaltSurvivesReloadAndRestart() throws IOException {
        live.operate(ONE, OperatorState.HALTED);

        control(Action.RELOAD);
        assertThat(answering()).containsExactly("TWO");
        control(Action.RESTART);

        assertThat(answering()).containsExactly("TWO");
        awaitOperator(ONE, OperatorState.HALTED);
    }

    @Test
    void aHaltSurvivesAKilledHaproxy() throws IOException {
        live.operate(ONE, OperatorState.HALTED);
        await().until(() -> Files.readString(stateFile()).contains(" ONE 127.0.1.1 0 1 "));

        kill();
        control(Action.START);

        assertThat(answering()).containsExactly("TWO");
        awaitOperator(ONE, OperatorState.HALTED);
    }

    @Test
    void aHaltSurvivesTheLossOfTheStateFile() throws IOException {
        live.operate(ONE, OperatorState.HALTED);
        live.operate(TWO, OperatorState.DRAINED);

        kill();
        Files.deleteIfExists(stateFile());
        control(Action.START);

        awaitOperator(ONE, OperatorState.HALTED);
        awaitOperator(TWO, OperatorState.DRAINED);
    }

    @Test
    void aHaltFollowsARenamedVirtualService() throws IOException {
        live.operate(ONE, OperatorState.HALTED);

        layer7.change(VIP, vip -> documents.virtualService(records.parse("{\"label\": \"WEB2\"}"), vip));
        assertThat(answering()).containsExactly("TWO");
        apply();

        awaitOperator(new ServerName("WEB2", "ONE"), OperatorState.HALTED);
        assertThat(answering()).containsExactly("TWO");
    }

    @Test
    void aHaltFollowsARenamedServerAndEndsWithARemovedOne() throws IOException {
        live.operate(ONE, OperatorState.HALTED);
        live.operate(TWO, OperatorState.DRAINED);

        layer7.change(
                VIP,
                vip -> vip.withRealServers(List.of(renamed(vip.realServers().get(0), "UNO"))));

        assertThat(memory.all()).contains(entry(new ServerName(VIP, "UNO"), OperatorState.HALTED));
        assertThat(memory.all()).doesNotContainKeys(ONE, TWO);
        apply();
        awaitOperator(new ServerName(VIP, "UNO"), OperatorState.HALTED);
    }

    @Test
    void aServerThatWasNeverAppliedIsRefused() {
        layer7.change(VIP, vip -> vip.withRealServer("ONE", r -> renamed(r, "NEW")));

        assertThatThrownBy(() -> live.operate(new ServerName(VIP, "NEW"), OperatorState.HALTED))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> live.operate(new ServerName("NONE", "NEW"), OperatorState.HALTED))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatIsSaidWhileHaproxyIsStoppedHoldsOnceItRuns() {
        control(Action.STOP);
        assertThat(live.now().reachable()).isFalse();

        assertThat(live.operate(ONE, OperatorState.HALTED)).isFalse();
        control(Action.START);

        awaitOperator(ONE, OperatorState.HALTED);
    }

    private static L7RealServer renamed(L7RealServer r, String name) {
        return new L7RealServer(
                new Label(name), r.ipAddress(), r.port(), r.reEncrypt(), r.redirect(), r.weight(), 0, 0);
    }

    private void kill() {
        helper.run(new HelperCall.Status(EngineId.HAPROXY)).lines().stream()
                .filter(line -> line.startsWith("pid=") || line.startsWith("worker="))
                .flatMap(line -> Arrays.stream(line.replaceFirst(".*=", "").split(" ")))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .forEach(ProcessHandle::destroyForcibly);
        await().until(() -> !live.now().reachable());
    }
}

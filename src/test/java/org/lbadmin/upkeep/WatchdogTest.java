package org.lbadmin.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.lbadmin.EngineTest;
import org.lbadmin.helper.EngineStatus.State;
import org.lbadmin.helper.HelperCall.Action;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "ann", roles = "CONFIG")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchdogTest extends EngineTest {
    @Autowired
    Watchdog watchdog;

    @Autowired
    Services services;

    @Test
    @Order(1) // the watch waits longer after each death
    void startsAgainWhatDiedAndSaysSo() {
        long killed = kill();

        await().atMost(Duration.ofSeconds(5)).until(() -> status().isRunning() && pid() != killed);
        assertThat(get(8081)).isEqualTo(302);
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(mvc.get().uri("/lbadmin/maintenance/services"))
                        .bodyText()
                        .containsPattern("HAProxy died (at|\\d+ times)"));
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(mvc.get().uri("/lbadmin/api/v1/audit?limit=1"))
                        .bodyJson()
                        .isLenientlyEqualTo(
                                "[{\"kind\": \"service\", \"after\": {\"action\": \"START\", \"outcome\": \"STARTED\"},"
                                        + "\"before\": {\"state\": \"DEAD\"}}]"));
    }

    @Test
    void leavesAloneWhatAnAdministratorStopped() {
        services.act(HAPROXY, Action.STOP, true);

        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(7))
                .until(() -> status().state() == State.STOPPED);
    }

    @Test
    void saysWhyItDoesNotStartAndTriesAgain() throws IOException {
        // While a commit is at work the watch waits: time to take the port away.
        ServerSocket thief = commit.exclusively(() -> {
            kill();
            services.act(HAPROXY, Action.STOP, true);
            ServerSocket taken = take(8081);
            assertThat(HOME.resolve("run/haproxy.stopped").toFile().delete()).isTrue();
            return taken;
        });
        try (thief) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(watchdog.notices())
                            .anySatisfy(notice -> assertThat(notice.text())
                                    .contains("does not start:", "cannot bind socket", "8081")));
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> status().isRunning());
        await().untilAsserted(() -> assertThat(watchdog.notices())
                .noneSatisfy(n -> assertThat(n.text()).contains("does not start")));
    }

    private long kill() {
        long pid = pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return pid;
    }

    private static ServerSocket take(int port) {
        try {
            return new ServerSocket(port, 5, InetAddress.getByName("127.77.0.1"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

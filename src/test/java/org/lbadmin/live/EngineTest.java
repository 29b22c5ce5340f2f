package org.lbadmin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lbadmin.AppTest;
import org.lbadmin.commit.Commit;
import org.lbadmin.commit.Outcome;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.layer7.L7Documents;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.EngineId;
import org.lbadmin.web.Records;
import org.springframework.beans.factory.annotation.Autowired;

/** A real HAProxy with one virtual service of two real servers. */
public abstract class EngineTest extends AppTest {
    protected static final String VIP = "WEB";
    protected static final String ADDRESS = "127.0.0.20";
    protected static final int PORT = 8020;
    protected static final ServerName ONE = new ServerName(VIP, "ONE");
    protected static final ServerName TWO = new ServerName(VIP, "TWO");

    private static final String SERVICE = """
            {"label": "WEB", "ipAddress": "127.0.0.20", "ports": "8020", "protocol": "TCP",
             "balanceMode": "WEIGHTED_ROUND_ROBIN", "persistence": {"mode": "NONE"}, "realServers": [
              {"label": "ONE", "ipAddress": "127.0.1.1", "port": 8021},
              {"label": "TWO", "ipAddress": "127.0.1.2", "port": 8021}]}
            """;

    @Autowired
    protected Layer7 layer7;

    @Autowired
    protected L7Documents documents;

    @Autowired
    protected Records records;

    @Autowired
    protected Commit commit;

    @Autowired
    protected Helper helper;

    @Autowired
    protected Live live;

    private Backend one;
    private Backend two;

    @BeforeEach
    void run() throws IOException {
        one = new Backend("ONE", "127.0.1.1", 8021);
        two = new Backend("TWO", "127.0.1.2", 8021);
        clear();
        layer7.add(documents.virtualService(records.parse(SERVICE)));
        apply();
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        control(Action.STOP);
        clear();
        Files.deleteIfExists(stateFile());
        one.close();
        two.close();
    }

    private void clear() {
        List.copyOf(layer7.all()).forEach(vip -> layer7.remove(vip.label().value(), gone -> {}));
    }

    protected void apply() {
        assertThat(commit.apply(EngineId.HAPROXY)).isInstanceOfAny(Outcome.Applied.class, Outcome.Unchanged.class);
        if (!live.now().reachable()) {
            control(Action.START);
        }
    }

    protected static Path stateFile() {
        return HOME.resolve("run/haproxy.state");
    }

    protected void control(Action action) {
        assertThat(helper.run(new HelperCall.Control(action, EngineId.HAPROXY)).ok())
                .isTrue();
    }

    /** Ends the server ONE, and waits until HAProxy knows. */
    protected void stopOne() throws IOException, InterruptedException {
        one.close();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> live.now().server(ONE).orElseThrow().health() == LiveServer.Health.DOWN);
    }

    /** The servers that answer the next ten connections. */
    protected static Set<String> answering() throws IOException {
        Set<String> servers = new TreeSet<>();
        for (int i = 0; i < 10; i++) {
            try (Client client = new Client(ADDRESS, PORT)) {
                servers.add(client.server());
            }
        }
        return servers;
    }

    protected void awaitOperator(ServerName name, OperatorState wanted) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(live.now().server(name).map(LiveServer::operator))
                        .contains(wanted));
    }
}

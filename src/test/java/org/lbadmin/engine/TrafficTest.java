package org.lbadmin.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.lbadmin.layer7.L7Documents;
import org.lbadmin.layer7.TestDocuments;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Node;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Records;
import org.lbadmin.web.TestRecords;

/** Virtual services on a real HAProxy, with two real servers ONE and TWO that show what they got. */
abstract class TrafficTest {
    static final int PORT = 8180;
    static final int SERVER_PORT = 8181;
    static final String ONE = "127.78.1.21";
    static final String TWO = "127.78.1.22";

    private static final String WHOLE = """
            {"label": "web", "ipAddress": "127.78.1.10", "ports": "8180", "balanceMode": "WEIGHTED_ROUND_ROBIN",
             "fallback": {"ipAddress": "127.78.1.99", "port": 8181}, %s,
             "realServers": [{"label": "ONE", "ipAddress": "127.78.1.21", "port": 8181},
                             {"label": "TWO", "ipAddress": "127.78.1.22", "port": 8181}]}
            """;

    /** Another one, for rules that lead there. */
    private static final String OTHER = """
            {"label": "other", "ipAddress": "127.78.1.10", "ports": "8182", "protocol": "HTTP",
             "persistence": {"mode": "NONE"},
             "realServers": [{"label": "OTHER", "ipAddress": "127.78.1.23", "port": 8181}]}
            """;

    private final List<AutoCloseable> running = new ArrayList<>();
    private final L7Documents documents = TestDocuments.create();
    private final Records records = TestRecords.create();

    /** Starts both servers and a virtual service with these settings, given as members of its JSON. */
    void serve(String settings) throws IOException {
        mirror("ONE", ONE);
        mirror("TWO", TWO);
        haproxy(settings);
    }

    void haproxy(String settings) throws IOException {
        haproxy(settings, "\"logging\": false");
    }

    /** @param advanced members of the JSON of the advanced configuration */
    void haproxy(String settings, String advanced) throws IOException {
        start(advanced, settings, OTHER);
    }

    /** Starts both servers, the virtual service with these settings, and others, given as whole documents. */
    void serveBeside(String settings, String... others) throws IOException {
        mirror("ONE", ONE);
        mirror("TWO", TWO);
        start("\"logging\": false", settings, others);
    }

    private void start(String advanced, String settings, String... others) throws IOException {
        L7Advanced quick = documents.advanced(records.parse(
                "{\"health\": {\"interval\": \"200ms\", \"slowStart\": \"1ms\", \"agentInterval\": \"200ms\"}, "
                        + advanced + "}"));
        List<L7VirtualService> services = new ArrayList<>(List.of(service(settings)));
        for (String other : others) {
            services.add(documents.virtualService(records.parse(other)));
        }
        Cluster cluster = new Cluster(services, quick, Ssl.defaults());
        keep(Running.start(new Snapshot(cluster, Node.named(new Label("lb1"))), Map.of()));
    }

    L7VirtualService service(String settings) {
        return documents.virtualService(records.parse(WHOLE.formatted(settings)));
    }

    Mirror mirror(String name, String address) throws IOException {
        return keep(new Mirror(name, address, SERVER_PORT));
    }

    <T extends AutoCloseable> T keep(T closeable) {
        running.add(0, closeable);
        return closeable;
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable closeable : running) {
            closeable.close();
        }
    }
}

package org.lbadmin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.lbadmin.commit.Commit;
import org.lbadmin.commit.Outcome;
import org.lbadmin.helper.EngineStatus;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.RedirectCode;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Ports;
import org.lbadmin.store.Store;
import org.springframework.beans.factory.annotation.Autowired;

/** The application with a real HAProxy; leaves an appliance without services behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineTest extends AppTest {
    protected static final EngineId HAPROXY = EngineId.HAPROXY;

    @Autowired
    protected Helper helper;

    @Autowired
    protected Commit commit;

    @Autowired
    protected Store store;

    @BeforeEach
    protected void beginWithOneService() {
        store.replace(cluster(redirect("WEB", 8081, RedirectCode.FOUND)));
        applied();
        helper.run(new HelperCall.Control(Action.START, HAPROXY));
    }

    @AfterAll
    void leaveNothing() {
        store.replace(Cluster.defaults());
        applied();
        helper.run(new HelperCall.Control(Action.STOP, HAPROXY));
    }

    protected void applied() {
        Outcome outcome = commit.apply(HAPROXY);
        if (!outcome.good()) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    protected EngineStatus status() {
        return EngineStatus.of(helper.run(new HelperCall.Status(HAPROXY)));
    }

    protected long pid() {
        return java.util.Objects.requireNonNull(status().pid());
    }

    protected static Cluster cluster(L7VirtualService... services) {
        return new Cluster(List.of(services), L7Advanced.defaults(), Ssl.defaults());
    }

    /** A service that answers by itself, so that one request tells which configuration runs. */
    protected static L7VirtualService redirect(String label, int port, RedirectCode code) {
        L7VirtualService plain = L7VirtualService.defaults(
                new Label(label), new IpAddress("127.77.0.1"), new Ports(Integer.toString(port)), L7Protocol.HTTP);
        return new L7VirtualService(
                plain.label(),
                plain.ipAddress(),
                plain.ports(),
                plain.protocol(),
                plain.balanceMode(),
                plain.persistence(),
                plain.healthCheck(),
                plain.fallback(),
                plain.timeouts(),
                plain.xForwardedFor(),
                true,
                code,
                false,
                plain.maxConnections(),
                plain.http(),
                plain.connections(),
                plain.feedback(),
                List.of(),
                List.of(),
                false,
                false,
                List.of());
    }

    /** A service that the model would not accept and HAProxy does not either. */
    protected static L7VirtualService refused(String label, int port) {
        L7RealServer heavy =
                new L7RealServer(new Label("HEAVY"), new IpAddress("127.77.0.9"), 80, false, false, 999, 0, 0);
        return L7VirtualService.defaults(
                        new Label(label),
                        new IpAddress("127.77.0.1"),
                        new Ports(Integer.toString(port)),
                        L7Protocol.TCP)
                .withRealServers(List.of(heavy));
    }

    protected static Cluster with(Cluster cluster, UnaryOperator<L7Advanced> change) {
        return new Cluster(cluster.layer7(), change.apply(cluster.layer7Advanced()), cluster.ssl());
    }

    /** The status of an answer; 0 when nobody answers. */
    protected static int get(int port) {
        return get(port, "/");
    }

    protected static int get(int port, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.77.0.1:" + port + path).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Connection", "close");
            connection.setReadTimeout(5000);
            return connection.getResponseCode();
        } catch (java.net.ConnectException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lbadmin.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.L7Connections.SendProxy;
import org.lbadmin.model.L7HealthCheck;
import org.lbadmin.model.L7HealthCheck.Type;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Problem;
import org.lbadmin.model.RunsScripts;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Span;
import org.springframework.stereotype.Component;

/** The health checks of layer 7, as HAProxy makes them. */
@Component
public class L7Probe {
    private static final int AT_ONCE = 16;
    private static final byte[] SECOND_VERSION =
            new byte[] {0x0d, 0x0a, 0x0d, 0x0a, 0, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a, 0x20, 0, 0, 0};

    private final RunsScripts scripts;

    public L7Probe(RunsScripts scripts) {
        this.scripts = scripts;
    }

    /**
     * Asks every real server once, some at a time; answers in their order.
     *
     * @param interval how long HAProxy lets a script run
     */
    public List<ProbeResult> run(L7VirtualService service, Span interval) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<ProbeResult>> calls = new ArrayList<>();
            service.realServers().forEach(server -> calls.add(() -> ask(service, server, interval)));
            List<ProbeResult> results = new ArrayList<>();
            for (Future<ProbeResult> answer : threads.invokeAll(calls)) {
                results.add(answer.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private ProbeResult ask(L7VirtualService service, L7RealServer server, Span interval) {
        if (service.healthCheck().type() == Type.EXTERNAL_SCRIPT) {
            return ScriptCheck.ask(service, server, scripts, interval);
        }
        int port = port(service, server);
        String place = server.ipAddress().bracketed() + ":" + port;
        long start = System.nanoTime();
        try (Talk talk = new Talk()) {
            Problem why = verdict(service, server, port, talk);
            return new ProbeResult(
                    server.label().value(),
                    place,
                    why.path().equals(UP),
                    why,
                    talk.sent(),
                    talk.received(),
                    (System.nanoTime() - start) / 1_000_000);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String UP = "up";
    private static final String DOWN = "down";

    /** A problem whose path tells whether it is one. */
    private static Problem verdict(L7VirtualService service, L7RealServer server, int port, Talk talk) {
        L7HealthCheck check = service.healthCheck();
        if (check.type() == Type.NO_CHECKS) {
            return Problem.of(UP, "probe.noCheck");
        }
        try {
            IpAddress source = service.connections().sourceAddress();
            InetAddress from = source == null ? null : InetAddress.getByName(source.value());
            talk.connect(
                    new InetSocketAddress(
                            InetAddress.getByName(server.ipAddress().value()), port),
                    from);
            proxyHeader(service, talk);
            if (check.type().tls()) {
                talk.encrypt(serverName(check.host()));
            }
            if (check.type().negotiates()) {
                return HttpCheck.verdict(check, talk);
            }
            return check.type() == Type.MYSQL ? MysqlCheck.verdict(check, talk) : Problem.of(UP, "probe.connected");
        } catch (IOException e) {
            return failed(e);
        }
    }

    private static void proxyHeader(L7VirtualService service, Talk talk) throws IOException {
        SendProxy header = service.connections().sendProxy();
        if (header == SendProxy.NONE || service.healthCheck().port() != null) {
            return;
        }
        if (header == SendProxy.V1) {
            talk.send("PROXY UNKNOWN\r\n".getBytes(StandardCharsets.US_ASCII), null);
        } else {
            talk.send(SECOND_VERSION, "PROXY v2 LOCAL");
        }
    }

    private static @Nullable String serverName(@Nullable String host) {
        if (host == null || host.startsWith("[") || host.chars().noneMatch(Character::isLetter)) {
            return null;
        }
        return host.replaceFirst(":.*", "");
    }

    private static int port(L7VirtualService service, L7RealServer server) {
        Integer own = service.healthCheck().port();
        if (own != null) {
            return own;
        }
        Integer port = server.port();
        return port != null
                ? port
                : service.listener().map(at -> at.ports().first()).orElse(0);
    }

    private static Problem failed(IOException e) {
        String words = String.valueOf(e.getMessage());
        if (e instanceof SocketTimeoutException) {
            return Problem.of(DOWN, "probe.silent", Talk.PATIENCE / 1000);
        }
        if (e instanceof NoRouteToHostException || words.contains("unreachable")) {
            return Problem.of(DOWN, "probe.noRoute");
        }
        if (e instanceof ConnectException) {
            return Problem.of(DOWN, words.contains("refused") ? "probe.refused" : "probe.failed", words);
        }
        return Problem.of(DOWN, e instanceof SSLException ? "probe.tls" : "probe.failed", words);
    }

    static Problem up(String key, Object... arguments) {
        return Problem.of(UP, key, arguments);
    }

    static Problem down(String key, Object... arguments) {
        return Problem.of(DOWN, key, arguments);
    }
}

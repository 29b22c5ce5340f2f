package org.lbadmin.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A mailbox server as far as a load balancer can tell: http, https, SMTP and IMAP that say the server's name, and
 * owa/healthcheck.htm. A program of its own; arguments: name, key store. It takes orders on its standard input, answers
 * each with one line, and ends with it.
 */
final class RealServer {
    static final String PASSWORD = "changeit";

    private final String name;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> served = new ConcurrentHashMap<>();
    private final Map<String, Boolean> clients = new ConcurrentHashMap<>();
    private final Map<String, Boolean> forwarded = new ConcurrentHashMap<>();
    private volatile int healthStatus = 200;
    private volatile String health;

    private RealServer(String name) {
        this.name = name;
        this.health = "200 OK<br/>" + name;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        RealServer server = new RealServer(arguments[0]);
        server.listen(tls(Path.of(arguments[1])));
        server.obey();
        System.exit(0);
    }

    private static SSLContext tls(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void listen(SSLContext tls) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(80), 256);
        HttpsServer https = HttpsServer.create(new InetSocketAddress(443), 256);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        pages(http, "http");
        pages(https, "https");
        greet("smtp", new ServerSocket(25, 256), "220 %s ESMTP", "250 %s");
        greet("imap", new ServerSocket(143, 256), "* OK %s IMAP4", "a OK %s");
        greet("imaps", tls.getServerSocketFactory().createServerSocket(993, 256), "* OK %s IMAP4", "a OK %s");
    }

    private void pages(HttpServer server, String service) {
        server.createContext("/", exchange -> {
            count(service, exchange.getRemoteAddress());
            log(service, exchange.getRequestHeaders().getOrDefault("X-Forwarded-For", List.of("-")));
            answer(exchange, 200, name + "\n");
        });
        server.createContext("/owa/healthcheck.htm", exchange -> answer(exchange, healthStatus, health));
        server.setExecutor(threads);
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void greet(String service, ServerSocket door, String greeting, String reply) {
        threads.execute(() -> {
            while (true) {
                try {
                    Socket caller = door.accept();
                    threads.execute(() -> talk(service, caller, greeting, reply));
                } catch (IOException e) {
                    System.err.println(service + ": " + e);
                }
            }
        });
    }

    /** Says who we are, at first and after every line; health checks that hang up at once are not counted. */
    private void talk(String service, Socket caller, String greeting, String reply) {
        try (caller) {
            say(caller, greeting);
            BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream()));
            if (in.readLine() != null) {
                count(service, (InetSocketAddress) caller.getRemoteSocketAddress());
                do {
                    say(caller, reply);
                } while (in.readLine() != null);
            }
        } catch (IOException e) {
            // The caller hung up, as health checks do.
        }
    }

    private void say(Socket caller, String format) throws IOException {
        caller.getOutputStream().write((format.formatted(name) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void count(String service, InetSocketAddress client) {
        served.computeIfAbsent(service, s -> new AtomicInteger()).incrementAndGet();
        clients.put(client.getAddress().getHostAddress(), true);
    }

    /** What the web server logs of a client that came through a proxy. */
    private void log(String service, List<String> addresses) {
        forwarded.put(service + "/" + String.join(",", addresses).replace(" ", ""), true);
    }

    private void obey() throws IOException {
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("health")) {
                healthStatus = Integer.parseInt(words[1]);
                health = words[2];
                System.out.println("ok");
            } else if (words[0].equals("served")) {
                System.out.println(served.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" ")));
            } else if (words[0].equals("forwarded")) {
                System.out.println(String.join(" ", forwarded.keySet()));
            } else {
                System.out.println(String.join(" ", clients.keySet()));
            }
        }
    }
}

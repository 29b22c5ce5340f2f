package org.lbadmin.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Real servers that say who they are and what they know of the client. */
final class Echo {
    static final int LARGE = 8 << 20;

    private Echo() {}

    /** Answers each request with its name and the X-Forwarded-For header; /large with {@value #LARGE} octets. */
    static AutoCloseable http(String name, String address, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> answer(name, exchange));
        server.start();
        return () -> server.stop(0);
    }

    private static void answer(String name, HttpExchange exchange) throws IOException {
        String from = exchange.getRequestHeaders().getFirst("X-Forwarded-For");
        byte[] body = exchange.getRequestURI().getPath().equals("/large")
                ? new byte[LARGE]
                : (name + " " + from).getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Says its name and the first line it gets, and hangs up. */
    static AutoCloseable line(String name, String address, int port) throws IOException {
        ServerSocket listener = new ServerSocket(port, 50, InetAddress.getByName(address));
        Thread thread = new Thread(() -> accept(name, listener), "echo");
        thread.setDaemon(true);
        thread.start();
        return listener;
    }

    private static void accept(String name, ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                String line = name + " " + in.readLine();
                socket.getOutputStream().write(("HTTP/1.0 200 OK\r\n\r\n" + line).getBytes(StandardCharsets.US_ASCII));
                String header = in.readLine();
                while (header != null && !header.isEmpty()) {
                    header = in.readLine(); // what is not read would make the system reset the connection
                }
            } catch (IOException closed) {
                // The next one, or the end.
            }
        }
    }
}

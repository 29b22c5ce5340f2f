package org.lbadmin.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small mail server to look at: HTTP on 8081, and greetings of SMTP and IMAP4. Every answer says its name. */
final class DemoServer {
    private static final Logger LOG = LoggerFactory.getLogger(DemoServer.class);
    private static final int HTTP = 8081;

    private final String name;
    private final String address;

    DemoServer(String name, String address) {
        this.name = name;
        this.address = address;
    }

    void start() throws IOException {
        InetAddress own = InetAddress.getByName(address);
        HttpServer http = HttpServer.create(new InetSocketAddress(own, HTTP), 0);
        http.createContext("/", exchange -> answer(exchange, "Mail server " + name + "\n"));
        http.createContext("/owa/healthcheck.htm", exchange -> answer(exchange, "200 OK<br/>" + name));
        http.start();
        Map<Integer, String> greetings = Map.of(
                1025, "220 " + name + " ESMTP\r\n",
                1143, "* OK " + name + " IMAP4\r\n",
                1993, "* OK " + name + " IMAP4\r\n");
        for (Map.Entry<Integer, String> greeting : greetings.entrySet()) {
            ServerSocket socket = new ServerSocket(greeting.getKey(), 50, own);
            Thread thread = new Thread(() -> greet(socket, greeting.getValue()), "demo-" + name + greeting.getKey());
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void greet(ServerSocket socket, String greeting) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                LOG.debug("A client of the demo left early", e);
            }
        }
    }
}

package org.lbadmin.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A client of a virtual service: one connection, closed with it. */
final class Through implements AutoCloseable {
    static final String ADDRESS = "127.78.1.10";

    private final Socket socket;

    Through(int port) throws IOException {
        socket = new Socket(ADDRESS, port);
        socket.setSoTimeout(8000);
    }

    /** The answer to one request on a connection of its own; headers are whole lines. */
    static String get(int port, String path, String... headers) throws IOException {
        try (Through client = new Through(port)) {
            return client.ask(path, headers);
        }
    }

    /** Who answers ten requests with these headers, each on a connection of its own. */
    static Set<String> who(int port, String... headers) throws IOException {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < 10; i++) {
            names.add(name(get(port, "/", headers)));
        }
        return names;
    }

    /** The server that an answer comes from; empty where none did. */
    static String name(String answer) {
        int body = answer.indexOf("\r\n\r\n");
        return body < 0 || !answer.contains(" 200 OK")
                ? ""
                : answer.substring(body + 4).replaceFirst("(?s)\n.*", "");
    }

    String ask(String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: mail.test\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return exchange(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
    }

    /** Sends this and reads one answer: by its Content-Length, or to the end. */
    String exchange(byte[] octets) throws IOException {
        send(octets);
        return read();
    }

    String read() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            int next = in.read();
            while (next >= 0) {
                answer.write(next);
                if (isWhole(answer)) {
                    break;
                }
                next = in.read();
            }
        } catch (SocketTimeoutException | java.net.SocketException end) {
            // What came is what there is.
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    /** One line, without its end. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = socket.getInputStream().read();
        }
        return line.toString();
    }

    private static boolean isWhole(ByteArrayOutputStream answer) {
        String text = answer.toString(StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/") || body < 0) {
            return false;
        }
        String length = text.toLowerCase(Locale.ROOT).replaceFirst("(?s).*content-length: (\\d+).*", "$1");
        return length.matches("\\d+") && text.length() - body - 4 >= Integer.parseInt(length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

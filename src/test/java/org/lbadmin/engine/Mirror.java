package org.lbadmin.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A real server that shows what it got: its answer is its name, the address and port of the connection and the request,
 * with a PROXY line if there was one. It answers every request of a connection.
 */
final class Mirror implements AutoCloseable {
    private final String name;
    private final ServerSocket listener;
    private final Thread acceptor;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Mirror(String name, String address, int port) throws IOException {
        this.name = name;
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new java.net.InetSocketAddress(InetAddress.getByName(address), port), 50);
        acceptor = start(this::accept);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String head = head(in);
            while (!head.isEmpty()) {
                socket.getOutputStream().write(answer(head, socket).getBytes(StandardCharsets.ISO_8859_1));
                head = head(in);
            }
        } catch (IOException gone) {
            // A health check, or a client that went away.
        } finally {
            open.remove(socket);
        }
    }

    /** What begins like TLS or RDP, and is no text, is answered with the name at once. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            if (head.size() == 1 && (next == 3 || next == 0x16)) {
                return "binary " + next + "\r\n\r\n";
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private String answer(String head, Socket socket) {
        if (head.startsWith("binary 3")) {
            return name + "\n";
        }
        String body = name + "\nfrom " + socket.getInetAddress().getHostAddress() + "\nport " + socket.getPort() + "\n"
                + head;
        String cookie = head.contains("/login") ? "Set-Cookie: APP=of-" + name + "; Path=/\r\n" : "";
        return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + cookie + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    static Thread start(Runnable work) {
        Thread thread = new Thread(work, "real server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The port is free only when the thread has left it. */
    @Override
    public void close() throws IOException, InterruptedException {
        listener.close();
        acceptor.join();
        for (Socket socket : open) {
            socket.close();
        }
    }
}

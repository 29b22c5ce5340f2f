package org.lbadmin.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A real server that says its name to whoever connects, and then repeats what it hears. */
final class Backend implements AutoCloseable {
    private final ServerSocket listener;
    private final byte[] greeting;
    private final Thread acceptor;

    Backend(String name, String address, int port) throws IOException {
        greeting = (name + "\n").getBytes(StandardCharsets.US_ASCII);
        listener = new ServerSocket(port, 50, InetAddress.getByName(address));
        acceptor = start(this::accept);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.getOutputStream().write(greeting);
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException gone) {
            // The other side went away, which is what some tests are about.
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "backend");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The port is free only when the thread has left it. */
    @Override
    public void close() throws IOException, InterruptedException {
        listener.close();
        acceptor.join();
    }
}

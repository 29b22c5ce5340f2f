package org.lbadmin.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** A socket on which every connection is treated the same way. */
final class Listener implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket();
    private final Thread acceptor;

    /** What is done with a connection. */
    interface Treatment {
        void of(Socket socket) throws IOException;
    }

    Listener(String address, int port, Treatment treatment) throws IOException {
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getByName(address), port), 50);
        acceptor = Mirror.start(() -> accept(treatment));
    }

    /** Tells the first octets of each connection. */
    static Treatment first(int count, Consumer<byte[]> tell) {
        return socket -> tell.accept(socket.getInputStream().readNBytes(count));
    }

    private void accept(Treatment treatment) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Mirror.start(() -> treat(socket, treatment));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void treat(Socket socket, Treatment treatment) {
        try (socket) {
            socket.setSoTimeout(2000);
            treatment.of(socket);
        } catch (IOException gone) {
            // The next one, or the end.
        }
    }

    /** The port is free only when the thread has left it. */
    @Override
    public void close() throws IOException, InterruptedException {
        listener.close();
        acceptor.join();
    }
}

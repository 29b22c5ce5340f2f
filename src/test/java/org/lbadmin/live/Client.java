package org.lbadmin.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** One connection through a virtual service. */
final class Client implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final String server;

    Client(String address, int port) throws IOException {
        socket = new Socket(address, port);
        socket.setSoTimeout(5000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        server = line();
    }

    /** A connection that this server answered. */
    static Client to(String server, String address, int port) throws IOException {
        for (int i = 0; i < 20; i++) {
            Client client = new Client(address, port);
            if (client.server().equals(server)) {
                return client;
            }
            client.close();
        }
        throw new IOException(server + " did not answer");
    }

    /** The name of the server that answered; empty where none did. */
    String server() {
        return server;
    }

    String echo(String words) throws IOException {
        socket.getOutputStream().write((words + "\n").getBytes(StandardCharsets.US_ASCII));
        return line();
    }

    boolean isCut() throws IOException {
        return line().isEmpty();
    }

    private String line() throws IOException {
        try {
            String line = in.readLine();
            return line == null ? "" : line;
        } catch (SocketException reset) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

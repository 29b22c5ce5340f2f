package org.lbadmin.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;

/** As much of a MySQL server as a health check meets: handshake version 10, and OK or an error. */
final class MysqlStandIn {
    private MysqlStandIn() {}

    static void greet(Socket socket, Queue<String> users, boolean welcome) throws IOException {
        ByteArrayOutputStream hello = new ByteArrayOutputStream();
        hello.write(10);
        hello.write("8.0.0\0".getBytes(StandardCharsets.US_ASCII));
        hello.write(new byte[] {1, 0, 0, 0});
        hello.write("12345678\0".getBytes(StandardCharsets.US_ASCII));
        hello.write(new byte[] {(byte) 0xff, (byte) 0xf7, 33, 2, 0, 0, 0, 0});
        hello.write(new byte[10]);
        hello.write("123456789012\0".getBytes(StandardCharsets.US_ASCII));
        send(socket, 0, hello.toByteArray());
        InputStream in = socket.getInputStream();
        byte[] header = in.readNBytes(4);
        byte[] login = header.length < 4 ? header : in.readNBytes(header[0] & 255);
        if (login.length < 33) {
            return; // no login: a client that speaks something else
        }
        int end = 32;
        while (end < login.length && login[end] != 0) {
            end++;
        }
        users.add(new String(login, 32, Math.max(0, end - 32), StandardCharsets.US_ASCII));
        if (welcome) {
            send(socket, 2, new byte[] {0, 0, 0, 2, 0, 0, 0});
        } else {
            byte[] words = "#28000Access denied".getBytes(StandardCharsets.US_ASCII);
            ByteArrayOutputStream error = new ByteArrayOutputStream();
            error.write(new byte[] {(byte) 0xff, 0x15, 4});
            error.write(words);
            send(socket, 2, error.toByteArray());
        }
        in.read();
    }

    private static void send(Socket socket, int sequence, byte[] body) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(new byte[] {(byte) body.length, 0, 0, (byte) sequence});
        packet.write(body);
        socket.getOutputStream().write(packet.toByteArray());
    }
}

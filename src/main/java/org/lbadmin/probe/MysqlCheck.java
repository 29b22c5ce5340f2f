package org.lbadmin.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.lbadmin.model.L7HealthCheck;
import org.lbadmin.model.Problem;

/** The greeting of a MySQL server, a login without a password, and goodbye (MySQL client/server protocol). */
final class MysqlCheck {
    private static final int HEADER = 4;
    private static final int ERROR = 0xff;
    /** Long flags, protocol 4.1, secure authentication; packets up to 16 MB; latin1. */
    private static final byte[] LOGIN = {0x01, (byte) 0x82, 0, 0, 0, 0, 0, 1, 8};

    private MysqlCheck() {}

    static Problem verdict(L7HealthCheck check, Talk talk) throws IOException {
        byte[] greeting = talk.read(octets -> end(octets, 0) > 0);
        int first = end(greeting, 0);
        if (first < 0) {
            return L7Probe.down("probe.mysql.none");
        }
        if ((greeting[HEADER] & 255) == ERROR) {
            return L7Probe.down("probe.mysql.refused", words(greeting, HEADER));
        }
        String user = String.valueOf(check.username());
        talk.send(login(user), "MySQL login as " + user);
        byte[] all = talk.read(octets -> end(octets, first) > 0);
        if (end(all, first) < 0) {
            return L7Probe.down("probe.mysql.none");
        }
        int answer = first + HEADER;
        if ((all[answer] & 255) == ERROR) {
            return L7Probe.down("probe.mysql.refused", words(all, answer));
        }
        talk.send(new byte[] {1, 0, 0, 0, 1}, "MySQL quit");
        return L7Probe.up("probe.mysql.welcome", user);
    }

    /** Where the packet that begins at this place ends; -1 while it is not whole. */
    private static int end(byte[] octets, int from) {
        if (octets.length < from + HEADER + 1) {
            return -1;
        }
        int length = octets[from] & 255 | (octets[from + 1] & 255) << 8 | (octets[from + 2] & 255) << 16;
        int end = from + HEADER + length;
        return length > 0 && end <= octets.length ? end : -1;
    }

    private static String words(byte[] octets, int from) {
        int begin = Math.min(octets.length, from + 3);
        return new String(octets, begin, octets.length - begin, StandardCharsets.UTF_8)
                .replaceFirst("^#.....", "")
                .replaceAll("\\p{Cntrl}", " ");
    }

    private static byte[] login(String user) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(LOGIN);
        body.write(new byte[23]);
        body.write(user.getBytes(StandardCharsets.US_ASCII));
        body.write(new byte[] {0, 0});
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(new byte[] {(byte) body.size(), 0, 0, 1});
        body.writeTo(packet);
        return packet.toByteArray();
    }
}

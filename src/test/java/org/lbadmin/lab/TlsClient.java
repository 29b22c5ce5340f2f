package org.lbadmin.lab;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A TLS client that can be told what to speak: openssl, and for what openssl no longer knows a bare greeting. */
public final class TlsClient {
    private static final Pattern CIPHER = Pattern.compile("(?m)^New, (\\S+), Cipher is (\\S+)$");
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----");
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int PATIENCE = 5000;

    private final String host;
    private final int port;

    public TlsClient(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** The cipher that openssl gets with these options; empty where the server refuses. */
    public String cipher(String... options) {
        Matcher found = CIPHER.matcher(talk("", options));
        return found.find() && !found.group(2).equals("(NONE)") ? found.group(2) : "";
    }

    /** Lower-case hexadecimal SHA-256 of the certificate that openssl gets with these options; empty for none. */
    public String fingerprint(String... options) {
        Matcher found = CERTIFICATE.matcher(talk("", options));
        return found.find() ? digest(Base64.getMimeDecoder().decode(found.group(1))) : "";
    }

    private static String digest(byte[] certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for a new handshake within the connection; whether the server went along. */
    public boolean renegotiates() {
        String said = talk("R\nQ\n", "-tls1_2", "-legacy_renegotiation");
        return said.contains("RENEGOTIATING") && !said.contains(":error:") && !said.contains("no renegotiation");
    }

    /**
     * Greets with TLS 1.2 and these cipher suites only, by their numbers.
     *
     * @return whether the server greeted back, rather than refuse
     */
    public boolean greetsBack(int... suites) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(hello(suites));
            int answer = socket.getInputStream().read();
            if (answer != HANDSHAKE && answer != ALERT && answer != -1) {
                throw new IllegalStateException("Neither a greeting nor a refusal: " + answer);
            }
            return answer == HANDSHAKE;
        } catch (java.net.SocketException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] hello(int... suites) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeShort(0x0303);
        out.write(new byte[32]);
        out.writeByte(0);
        out.writeShort(2 * suites.length);
        for (int suite : suites) {
            out.writeShort(suite);
        }
        out.write(new byte[] {1, 0});
        // Groups X25519 and P-256, uncompressed points, signatures by RSA and ECDSA with SHA-256 and SHA-1.
        byte[] extensions = {
            0, 10, 0, 6, 0, 4, 0, 29, 0, 23, 0, 11, 0, 2, 1, 0, 0, 13, 0, 10, 0, 8, 4, 1, 4, 3, 2, 1, 2, 3
        };
        out.writeShort(extensions.length);
        out.write(extensions);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        DataOutputStream outer = new DataOutputStream(record);
        outer.write(new byte[] {HANDSHAKE, 3, 1});
        outer.writeShort(body.size() + 4);
        outer.writeByte(1);
        outer.writeByte(0);
        outer.writeShort(body.size());
        outer.write(body.toByteArray());
        return record.toByteArray();
    }

    /** Everything openssl says. */
    private String talk(String input, String... options) {
        List<String> words =
                new ArrayList<>(List.of("timeout", "10", "openssl", "s_client", "-connect", host + ":" + port));
        words.addAll(List.of(options));
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

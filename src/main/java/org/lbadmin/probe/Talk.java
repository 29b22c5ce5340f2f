package org.lbadmin.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** One connection to a real server, whose both sides are written down. */
final class Talk implements AutoCloseable {
    /** Milliseconds for the connection, and then for each answer. */
    static final int PATIENCE = 4000;
    /** Octets of an answer that are read. */
    static final int MOST = 65_536;

    private static final int SHOWN = 40;

    private Socket socket = new Socket();
    private final List<String> sent = new ArrayList<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    /** @param source the address to come from; null for the one that the routing table gives */
    void connect(InetSocketAddress place, @Nullable InetAddress source) throws IOException {
        if (source != null) {
            socket.bind(new InetSocketAddress(source, 0));
        }
        socket.connect(place, PATIENCE);
        socket.setSoTimeout(PATIENCE);
    }

    /** Goes on with TLS, whatever the certificate is: health checks do not verify it. */
    void encrypt(@Nullable String serverName) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Everybody()}, null);
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, false);
            if (serverName != null) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(serverName)));
                tls.setSSLParameters(parameters);
            }
            socket = tls;
            tls.setSoTimeout(PATIENCE);
            tls.startHandshake();
            sent.add("(" + tls.getSession().getProtocol() + ", "
                    + tls.getSession().getCipherSuite() + ")");
        } catch (GeneralSecurityException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** @param note what is written down in the place of octets that are no text; null where they are */
    void send(byte[] octets, @Nullable String note) throws IOException {
        if (note == null) {
            new String(octets, StandardCharsets.ISO_8859_1).lines().forEach(sent::add);
        } else {
            sent.add("(" + note + ")");
        }
        socket.getOutputStream().write(octets);
        socket.getOutputStream().flush();
    }

    /** Reads to the end, the limit, or until {@code enough} says so. */
    byte[] read(Predicate<byte[]> enough) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        int count = 0;
        try {
            while (count >= 0 && received.size() < MOST && !enough.test(received.toByteArray())) {
                count = in.read(buffer);
                received.write(buffer, 0, Math.max(0, count));
            }
        } catch (SocketTimeoutException silent) {
            if (received.size() == 0) {
                throw silent;
            }
        }
        return received.toByteArray();
    }

    List<String> sent() {
        return sent;
    }

    /** The first lines, with a dot for each octet that is no readable character. */
    List<String> received() {
        return received.toString(StandardCharsets.UTF_8)
                .lines()
                .limit(SHOWN)
                .map(line -> line.replaceAll("[\\p{Cntrl}\ufffd]", "\u00b7"))
                .map(line -> line.length() > 300 ? line.substring(0, 300) + " ..." : line)
                .toList();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            // As "verify none" of HAProxy: what is asked is whether it works, not who it is.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

package org.lbadmin.lab;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/** A connection of a client that is kept open and talked on. Whatever goes wrong is an UncheckedIOException. */
public final class Conversation implements AutoCloseable {
    private static final int PATIENCE = 5000;
    private static final Pattern NAME = Pattern.compile("(?:220|250|\\* OK|a OK) (\\S+).*");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)$");

    private final String host;
    private final Socket socket;
    private final BufferedReader in;
    private boolean over;

    /** An answer by HTTP. */
    public record Page(String headers, String body) {
        public boolean ok() {
            return headers.startsWith("HTTP/1.1 200 ");
        }
    }

    private Conversation(String host, Socket socket) throws IOException {
        this.host = host;
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    public static Conversation plain(String host, int port) {
        try {
            return new Conversation(host, connect(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Conversation tls(String host, int port) {
        try {
            Socket plain = connect(host, port);
            SSLSocket secured =
                    (SSLSocket) Tls.anyCertificate().getSocketFactory().createSocket(plain, host, port, true);
            secured.startHandshake();
            return new Conversation(host, secured);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(host, port), PATIENCE);
        return socket;
    }

    /** Reads a mail server's greeting, says something so that the server counts us, and gives the server's name. */
    public String greeted() {
        String name = nameIn(line());
        if (!ask().equals(name)) {
            throw new AssertionError("Another server answered within one connection of " + name);
        }
        return name;
    }

    /** Says a line to a mail server and gives the name of the server that answers. */
    public String ask() {
        say("a NOOP\r\n");
        return nameIn(line());
    }

    /** The name of the web server that answers; the connection stays open if the server does not close it. */
    public String page() {
        Page page = get("/");
        if (!page.ok()) {
            throw new UncheckedIOException(new IOException(page.headers()));
        }
        return page.body().strip();
    }

    public Page get(String path) {
        say("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        StringBuilder headers = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.append(line).append('\n');
        }
        over = headers.toString().toLowerCase(Locale.ROOT).contains("\nconnection: close");
        Matcher length = LENGTH.matcher(headers);
        return new Page(headers.toString(), length.find() ? body(Integer.parseInt(length.group(1))) : "");
    }

    /** Whether the server said that it will close this connection. */
    public boolean isOver() {
        return over;
    }

    /** The name in the certificate that the server showed. */
    public String certificate() {
        try {
            X509Certificate shown =
                    (X509Certificate) ((SSLSocket) socket).getSession().getPeerCertificates()[0];
            return shown.getSubjectX500Principal().getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String words) {
        try {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() {
        try {
            String line = in.readLine();
            if (line == null) {
                throw new EOFException("The other side closed the connection.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String body(int length) {
        char[] text = new char[length];
        try {
            for (int have = 0; have < length; ) {
                int more = in.read(text, have, length - have);
                if (more < 0) {
                    throw new EOFException("The page ends after " + have + " of " + length + " octets.");
                }
                have += more;
            }
            return new String(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameIn(String line) {
        Matcher name = NAME.matcher(line);
        return name.matches() ? name.group(1) : line;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lbadmin.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.lbadmin.lab.Lab.Machine;

/**
 * A stranger on the appliance: whoever connects from the appliance itself to an address and port gets to a TLS server
 * with another certificate.
 */
public final class OtherServer implements AutoCloseable {
    private static final int PORT = 44443;

    private final Process server;
    private final String rule;

    private OtherServer(Process server, String rule) {
        this.server = server;
        this.rule = rule;
    }

    public static OtherServer inFrontOf(String address, int port, Pfx certificate) {
        try {
            Process server = Machine.APPLIANCE
                    .runs(
                            "openssl",
                            "s_server",
                            "-quiet",
                            "-accept",
                            Integer.toString(PORT),
                            "-cert",
                            certificate.pem().toString(),
                            "-key",
                            certificate.pem().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> {
                        new Socket(Machine.APPLIANCE.address(), PORT).close();
                        return true;
                    });
            OtherServer other = new OtherServer(
                    server,
                    " OUTPUT -d " + address + " -p tcp --dport " + port + " -j DNAT --to-destination "
                            + Machine.APPLIANCE.address() + ":" + PORT);
            other.rule("-I");
            return other;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rule(String action) {
        Command.run(Machine.APPLIANCE.runs(("iptables -w -t nat " + action + rule).split(" ")));
    }

    @Override
    public void close() {
        rule("-D");
        server.destroyForcibly();
    }
}

package org.lbadmin.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.model.value.IpAddress;

/** The appliance's own look at a certificate, against a real server in every version of TLS. */
class HandshakeTest {
    private static final IpAddress HERE = new IpAddress("127.0.0.1");
    private static final int PORT = 44431;

    @TempDir
    static Path folder;

    private Process server;

    @BeforeAll
    static void certificates() throws Exception {
        for (String name : List.of("first", "second")) {
            run(("openssl req -x509 -newkey rsa:2048 -nodes -sha256 -days 9 -subj /CN=" + name + " -keyout " + name
                            + ".key -out " + name + ".pem")
                    .split(" "));
        }
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.destroyForcibly().onExit().join();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tls1 -cipher ALL:@SECLEVEL=0",
                "-tls1_1 -cipher ALL:@SECLEVEL=0",
                "-tls1_2",
                "-tls1_2 -cipher AES128-SHA:@SECLEVEL=0",
                "-tls1_2 -cipher DHE-RSA-AES256-GCM-SHA384",
                "-tls1_2 -cipher ECDHE-RSA-CHACHA20-POLY1305",
                "-tls1_3",
                "-tls1_3 -groups P-384"
            })
    void seesTheCertificateInEveryVersion(String options) throws Exception {
        serve(options);

        assertThat(Handshake.fingerprint(HERE, PORT, null)).isEqualTo(fingerprint("first"));
    }

    @Test
    void asksForAHostName() throws Exception {
        serve("-servername host.example.com -cert2 second.pem -key2 second.key");

        assertThat(Handshake.fingerprint(HERE, PORT, "host.example.com")).isEqualTo(fingerprint("second"));
        assertThat(Handshake.fingerprint(HERE, PORT, "other.example.com")).isEqualTo(fingerprint("first"));
    }

    @Test
    void saysWhatItCannotSee() throws Exception {
        assertThatThrownBy(() -> Handshake.fingerprint(HERE, PORT, null)).isInstanceOf(IOException.class);

        try (ServerSocket mute = new ServerSocket(PORT)) {
            Thread closer = new Thread(() -> {
                try (Socket caller = mute.accept()) {
                    caller.getOutputStream().write("220 no TLS here\r\n".getBytes());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            closer.start();
            assertThatThrownBy(() -> Handshake.fingerprint(HERE, PORT, null)).isInstanceOf(IOException.class);
            closer.join();
        }
    }

    private void serve(String options) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "openssl",
                "s_server",
                "-quiet",
                "-accept",
                Integer.toString(PORT),
                "-cert",
                "first.pem",
                "-key",
                "first.key"));
        words.addAll(List.of(options.split(" ")));
        server = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    new Socket(HERE.value(), PORT).close();
                    return true;
                });
    }

    private static String fingerprint(String name) throws Exception {
        String said = run("openssl", "x509", "-noout", "-fingerprint", "-sha256", "-in", name + ".pem");
        return said.strip().replaceFirst(".*=", "").replace(":", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static String run(String... words) throws Exception {
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return said;
    }
}

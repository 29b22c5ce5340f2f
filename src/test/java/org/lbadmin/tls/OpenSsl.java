package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real openssl in a folder of its own, with a small CA: what operators upload was made by it or looks so. */
final class OpenSsl {
    static final String RSA = "-algorithm RSA -pkeyopt rsa_keygen_bits:2048";
    static final String EC = "-algorithm EC -pkeyopt ec_paramgen_curve:P-256";
    static final String SERVER = "basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n"
            + "subjectAltName=DNS:mail.example.com,DNS:*.example.com,IP:192.0.2.1\n";
    static final String AUTHORITY = "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\n";
    private static OpenSsl shared;

    private final Path folder;

    OpenSsl(Path folder) {
        this.folder = folder;
        write("min.cnf", "[req]\ndistinguished_name=dn\n[dn]\n");
    }

    /** root, inter, leaf (RSA) and ec (P-256), made once for all tests; other is another leaf. */
    static synchronized OpenSsl shared() {
        if (shared == null) {
            try {
                shared = new OpenSsl(Files.createTempDirectory(Path.of("target"), "openssl"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            shared.issue("root", "/CN=Test Root", RSA, null, AUTHORITY, "-sha256");
            shared.issue("inter", "/O=Example/CN=Test Intermediate", RSA, "root", AUTHORITY, "-sha256");
            shared.issue("leaf", "/C=DE/O=Example/CN=mail.example.com", RSA, "inter", SERVER, "-sha256");
            shared.issue("ec", "/CN=ec.example.com", EC, "inter", SERVER, "-sha256");
            shared.issue("other", "/CN=other.example.com", EC, "inter", SERVER, "-sha256");
        }
        return shared;
    }

    /** Makes NAME.key and NAME.crt, signed by a CA made before, or by itself. */
    void issue(String name, String subject, String key, String issuer, String extensions, String digest) {
        run("genpkey " + key + " -out " + name + ".key");
        sign(name, subject, issuer, extensions, digest);
    }

    void sign(String name, String subject, String issuer, String extensions, String digest) {
        write(name + ".ext", extensions);
        run(Stream.concat(
                        Stream.of("req", "-new", "-config", "min.cnf", "-key", name + ".key", "-subj", subject),
                        Stream.of("-out", name + ".csr"))
                .toList());
        String by = issuer == null
                ? "-signkey " + name + ".key"
                : "-CA " + issuer + ".crt -CAkey " + issuer + ".key -CAcreateserial";
        run("x509 -req -in " + name + ".csr " + by + " -days 90 " + digest + " -extfile " + name + ".ext -out " + name
                + ".crt");
    }

    /** Runs a command line without quotes in it. */
    String run(String line) {
        return run(List.of(line.trim().split(" +")));
    }

    String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    byte[] file(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String... names) {
        return Stream.of(names)
                .map(name -> new String(file(name), StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
    }

    byte[] bytes(String... names) {
        return text(names).getBytes(StandardCharsets.ISO_8859_1);
    }

    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lbadmin.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A certificate with its key as an Exchange server exports it: PKCS#12 with the old Windows ciphers, a friendly name and
 * the name of the Windows key store, chain and password included. Made by openssl, from an authority of its own.
 */
public final class Pfx {
    public static final String PASSWORD = "p@ss w\u00f6rd %1";

    private final Path folder = Scratch.folder();

    private Pfx() {}

    /** A fresh one for these host names; the first is also the common name. */
    public static Pfx of(String... names) {
        Pfx pfx = new Pfx();
        pfx.openssl(
                "req -x509 -newkey rsa:2048 -nodes -sha256 -days 3650 -subj /CN=Lab-Root -keyout root.key -out root.pem");
        pfx.request("inter", "/CN=Lab-Intermediate", "basicConstraints=critical,CA:TRUE");
        pfx.sign("inter", "root", 3000);
        pfx.request("leaf", "/CN=" + names[0], "subjectAltName=DNS:" + String.join(",DNS:", names));
        pfx.sign("leaf", "inter", 365);
        pfx.run(
                List.of(
                        ("openssl pkcs12 -export -legacy -certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-3DES -macalg sha1 -inkey"
                                        + " leaf.key -in leaf.pem -certfile inter.pem -name Exchange -out exported.pfx -CSP")
                                .split(" ")),
                "Microsoft RSA SChannel Cryptographic Provider",
                "-passout",
                "pass:" + PASSWORD);
        pfx.run(List.of("sh", "-c", "cat leaf.pem inter.pem leaf.key >all.pem"));
        return pfx;
    }

    /** The export. */
    public Path file() {
        return folder.resolve("exported.pfx");
    }

    /** The same as PEM: certificate, intermediate, key. */
    public Path pem() {
        return folder.resolve("all.pem");
    }

    /** Lower-case hexadecimal SHA-256 of the certificate. */
    public String fingerprint() {
        try (var in = Files.newInputStream(folder.resolve("leaf.pem"))) {
            byte[] certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void request(String name, String subject, String extension) {
        openssl("req -new -newkey rsa:2048 -nodes -sha256 -subj " + subject + " -addext " + extension + " -keyout "
                + name + ".key -out " + name + ".csr");
    }

    private void sign(String name, String issuer, int days) {
        openssl("x509 -req -sha256 -copy_extensions copy -in " + name + ".csr -CA " + issuer + ".pem -CAkey " + issuer
                + ".key -CAcreateserial -days " + days + " -out " + name + ".pem");
    }

    private void openssl(String words) {
        run(List.of(("openssl " + words).split(" ")));
    }

    private void run(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        Command.run(new ProcessBuilder(all).directory(folder.toFile()));
    }
}

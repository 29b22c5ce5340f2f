package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lbadmin.web.Menu;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A private key that is known is uploaded, used and asked for everywhere: it is in files that we alone read, and nowhere else. */
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest extends CertificateTest {
    private static final String PASSWORD = "canary-password-7421";

    private final List<String> answers = new ArrayList<>();

    @Test
    void thePrivateKeyIsNowhereButInFilesOfOurOwn(CapturedOutput output) throws IOException {
        KeyedCertificate canary = SelfSigned.make(
                new KeyMaker().make(KeyKind.RSA_2048),
                CertificateSubject.of("canary.example.com"),
                SubjectAlternatives.parse(null, "canary.example.com"),
                90,
                Instant.now());
        Set<String> secrets = secrets(canary);

        uploadEverywhere(canary);
        askEverywhere();

        assertThat(answers).hasSizeGreaterThan(60);
        for (String secret : secrets) {
            assertThat(answers).noneMatch(answer -> answer.contains(secret));
            assertThat(output.getAll().contains(secret)).isFalse();
        }
        assertThat(answers).noneMatch(answer -> answer.contains(PASSWORD));
        assertThat(output.getAll()).doesNotContain(PASSWORD);
        assertThat(holding(secrets, canary)).containsExactly(HOME.resolve("tls/webui.key"));
        assertThat(Files.getPosixFilePermissions(HOME.resolve("tls/webui.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private void uploadEverywhere(KeyedCertificate canary) {
        byte[] pem = (canary.keyPem() + canary.chainPem()).getBytes(StandardCharsets.US_ASCII);
        byte[] broken = canary.keyPem().replace("-----END", "----END").getBytes(StandardCharsets.US_ASCII);
        openssl.write("canary.pem", canary.keyPem() + canary.chainPem());
        openssl.run("pkcs12 -export -in canary.pem -passout pass:" + PASSWORD + " -out canary.pfx");
        openssl.run("pkcs8 -topk8 -in canary.pem -passout pass:" + PASSWORD + " -out canary.enc");

        keep(upload("Canary", pem));
        keep(upload("Canary", openssl.file("canary.pfx"), Map.of("password", PASSWORD, "replace", "true")));
        keep(upload("Canary", openssl.file("canary.pfx"), Map.of("password", PASSWORD + "1")));
        keep(upload("Canary", openssl.file("canary.enc"), Map.of("password", PASSWORD)));
        keep(upload("no label", broken, Map.of("colour", canary.keyPem(), "password", PASSWORD)));
        keep(upload("Other", canary.keyPem().getBytes(StandardCharsets.US_ASCII)));
        Map<String, String> fields = Map.of("how", "upload", "upload.label", "Canary", "upload.password", PASSWORD);
        keep(sendFile(ADD, "upload.file", pem, fields));
        keep(sendFile(ADD, "upload.file", broken, fields));
        keep(sendFile(PAGES + "/Canary/replace", "file", broken, Map.of("password", PASSWORD)));
        keep(sendFile(PAGES + "/Canary/replace", "file", leaf(), Map.of()));
        keep(send(PAGES + "/Canary/versions/1/restore", Map.of()));
        keep(api(
                mvc.post().uri(API + "/csr"),
                "{\"label\": \"Asked\", \"subject\": {\"commonName\": \"a\"}, \"keyKind\": \"EC_P256\"}"));
        keep(sendFile(PAGES + "/csr/Asked/signed", "file", broken, Map.of()));
        keep(api(mvc.put().uri(SECURITY), "{\"httpsCertificate\": \"Canary\"}"));
    }

    private void askEverywhere() {
        List<String> addresses = new ArrayList<>();
        for (Menu.Entry entry : Menu.ENTRIES) {
            addresses.add(Menu.ROOT + entry.path());
            addresses.add(Menu.API + entry.path());
        }
        for (String root : List.of(PAGES, API)) {
            for (String below : List.of("", "/pem", "/versions", "/delete")) {
                addresses.add(root + "/Canary" + below);
            }
            addresses.add(root + "/csr");
            addresses.add(root + "/csr/Asked");
            addresses.add(root + "/csr/Asked/download");
        }
        addresses.add(Menu.API + "/audit?limit=200");
        addresses.add(Menu.ROOT + "/audit?q=Canary");
        addresses.add(Menu.ROOT + "/search?q=Canary");
        addresses.add(Menu.ROOT + "/maintenance/commit/changes");
        for (String address : addresses) {
            keep(address.startsWith(Menu.API) ? api(mvc.get().uri(address)) : page(address));
        }
    }

    private void keep(MvcTestResult result) {
        answers.add(text(result) + result.getResponse().getHeaderNames() + flash(result));
    }

    private static String flash(MvcTestResult result) {
        return String.valueOf(result.getMvcResult().getFlashMap());
    }

    /** The secret parts as text: base64 as in PEM, hexadecimal and decimal digits. */
    private static Set<String> secrets(KeyedCertificate canary) {
        Set<String> secrets = new HashSet<>();
        List<String> lines = canary.keyPem().lines().toList();
        // The modulus comes first, and is in the certificate too.
        secrets.addAll(lines.subList(9, lines.size() - 2));
        for (BigInteger number : numbers(canary)) {
            secrets.add(number.toString());
            secrets.add(number.toString(16));
            secrets.add(number.toString(16).toUpperCase(Locale.ROOT));
        }
        return secrets;
    }

    private static List<BigInteger> numbers(KeyedCertificate canary) {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) canary.key();
        return List.of(key.getPrivateExponent(), key.getPrimeP(), key.getPrimeQ(), key.getPrimeExponentP());
    }

    /** The files of the appliance in which any secret is, as text or as octets; the database among them. */
    private static List<Path> holding(Set<String> secrets, KeyedCertificate canary) throws IOException {
        Set<String> wanted = new HashSet<>(secrets);
        for (BigInteger number : numbers(canary)) {
            String octets = new String(number.toByteArray(), StandardCharsets.ISO_8859_1);
            wanted.add(octets.substring(octets.length() - 64));
        }
        try (Stream<Path> files = Files.walk(HOME)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).anyMatch(file -> file.toString().endsWith("lbadmin.mv.db"));
            List<Path> found = new ArrayList<>();
            for (Path file : all) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (wanted.stream().anyMatch(content::contains)) {
                    found.add(file);
                }
            }
            return found;
        }
    }
}

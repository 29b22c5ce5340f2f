package org.lbadmin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;

/** An appliance that was never set up, over its real port, and a browser that trusts it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
abstract class FreshAppliance {
    static final String PASSWORD = "seven grey otters";

    @LocalServerPort
    int port;

    final CookieManager cookies = new CookieManager();
    private final Path home;
    private HttpClient browser;
    private SSLContext trust;

    FreshAppliance(Path home) {
        this.home = home;
    }

    static void properties(DynamicPropertyRegistry registry, Path home) {
        registry.add("lbadmin.fallback.at-start", () -> "false");
        registry.add("lbadmin.graphs.record", () -> "false");
        registry.add("lbadmin.home", home::toString);
        registry.add("lbadmin.password", () -> "loadbalancer");
    }

    @BeforeEach
    void trustTheCertificate() throws Exception {
        if (browser != null) {
            return;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("webui", certificate());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        trust = SSLContext.getInstance("TLS");
        trust.init(null, factory.getTrustManagers(), null);
        browser =
                HttpClient.newBuilder().sslContext(trust).cookieHandler(cookies).build();
    }

    SSLContext trust() {
        return trust;
    }

    HttpResponse<String> claim(String code, String password, String repeat) throws Exception {
        HttpResponse<String> page = get("/lbadmin/setup");
        return form(
                "/lbadmin/setup",
                "_csrf",
                csrf(page),
                "setupCode",
                code,
                "password",
                password,
                "passwordRepeat",
                repeat);
    }

    HttpResponse<String> form(String path, String... fields) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i > 0 ? "&" : "")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<String> json(String body) throws Exception {
        return send(to("/lbadmin/api/v1/setup")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(to(path));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String csrf(HttpResponse<String> page) {
        Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    String code() throws IOException {
        return Files.readString(home.resolve("setup-code")).strip();
    }

    X509Certificate certificate() throws Exception {
        try (InputStream in = Files.newInputStream(home.resolve("tls/webui.crt"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    static Path scratch() {
        try {
            return Files.createTempDirectory("lbadmin-first-boot");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package org.lbadmin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A fresh appliance over its real port, from the first page to the first signed-in one. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DirtiesContext
class FirstBootTest {
    private static final String PASSWORD = "seven grey otters";
    private static final Path HOME = scratch();

    @LocalServerPort
    int port;

    private static final CookieManager COOKIES = new CookieManager();
    private static HttpClient browser;
    private static SSLContext trust;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("lbadmin.fallback.at-start", () -> "false");
        registry.add("lbadmin.graphs.record", () -> "false");
        registry.add("lbadmin.home", HOME::toString);
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
                HttpClient.newBuilder().sslContext(trust).cookieHandler(COOKIES).build();
    }

    @Test
    @Order(1)
    void everyPageLeadsToTheSetUp() throws Exception {
        for (String path : new String[] {"/lbadmin/", "/", "/lbadmin/login", "/lbadmin/cluster/layer7/advanced"}) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).contains("/lbadmin/setup");
        }
        assertThat(get("/lbadmin/setup").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void theApiSaysWhatToDo() throws Exception {
        HttpResponse<String> answer = get("/lbadmin/api/v1/overview");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("The appliance is not set up yet: ");
        assertThat(get("/lbadmin/api/v1/setup").body()).isEqualTo("{\"setupRequired\":true}");
    }

    @Test
    @Order(3)
    void theCodeIsInAFileForNobodyElse() throws Exception {
        Path file = HOME.resolve("setup-code");

        assertThat(Files.readString(file)).matches("([2-9A-Z]{4}-){3}[2-9A-Z]{4}\\n");
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    @Order(4)
    void aWrongCodeOrAWeakPasswordClaimsNothing() throws Exception {
        HttpResponse<String> answer = json("{\"setupCode\":\"AAAA\",\"password\":\"short\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"setupCode\"", "\"field\":\"password\"");
        assertThat(claim("wrong", PASSWORD, PASSWORD).statusCode()).isEqualTo(422);
        assertThat(claim(code(), PASSWORD, "other").body()).contains("The two passwords are not the same.");
        assertThat(claim(code(), "loadbalancer", "loadbalancer").statusCode()).isEqualTo(422);
    }

    @Test
    @Order(5)
    void theRightCodeDoesAndThenThePageIsGone() throws Exception {
        HttpResponse<String> answer =
                claim(code().toLowerCase(java.util.Locale.ROOT).replace("-", " "), PASSWORD, PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/lbadmin/login");
        assertThat(get("/lbadmin/setup").statusCode()).isEqualTo(404);
        assertThat(get("/lbadmin/api/v1/setup").statusCode()).isEqualTo(404);
        assertThat(json("{\"setupCode\":\"AAAA\",\"password\":\"" + PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(HOME.resolve("setup-code")).doesNotExist();
    }

    @Test
    @Order(6)
    void signsInWithACookieThatStaysHere() throws Exception {
        HttpResponse<String> page = get("/lbadmin/login");
        String before = COOKIES.getCookieStore().getCookies().toString();

        HttpResponse<String> answer =
                form("/lbadmin/login", "_csrf", csrf(page), "username", "loadbalancer", "password", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("LBADMIN=")
                .contains("Path=/lbadmin", "Secure", "HttpOnly", "SameSite=Strict");
        assertThat(COOKIES.getCookieStore().getCookies().toString())
                .startsWith("[LBADMIN=")
                .isNotEqualTo(before);
        assertThat(get("/lbadmin/maintenance/add-user").body()).contains("Add user");
    }

    @Test
    @Order(7)
    void speaksHttp2AndSendsItsHeaders() throws Exception {
        HttpResponse<String> answer = get("/lbadmin/login");

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                        + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    @Order(7)
    void aNameThatCannotBeOneIsASentenceToo() throws Exception {
        for (String name : new String[] {"a%2Fb", "a%25b", "a%0Ab", "a;b", "a%5Cb", "%2e%2e"}) {
            HttpResponse<String> answer = get("/lbadmin/api/v1/maintenance/users/" + name);
            assertThat(answer.statusCode()).as(name).isIn(400, 401);
            assertThat(answer.headers().firstValue("Content-Type")).as(name).contains("application/problem+json");
        }
    }

    @Test
    @Order(8)
    void tenMegabytesGetASentence() throws Exception {
        byte[] large = new byte[10 * 1024 * 1024];
        Arrays.fill(large, (byte) 'a');
        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpRequest.Builder page = to("/lbadmin/login").header("Content-Type", "application/x-www-form-urlencoded");
            HttpRequest.Builder api = to("/lbadmin/api/v1/setup").header("Content-Type", "application/json");
            HttpResponse<String> known = send(page.version(version).POST(BodyPublishers.ofByteArray(large)));
            HttpResponse<String> unknown = send(api.version(version)
                    .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))));

            assertThat(known.statusCode()).as("%s", version).isEqualTo(413);
            assertThat(known.body()).contains("larger than the 2 MB");
            assertThat(unknown.statusCode()).as("%s", version).isEqualTo(413);
            assertThat(unknown.body()).contains("larger than the 2 MB");
        }
    }

    @Test
    @Order(9)
    void aStreamThatGrowsTooLargeGetsASentence() throws Exception {
        byte[] large = new byte[10 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');
        for (String type : new String[] {"application/json", "application/x-www-form-urlencoded"}) {
            String path = type.endsWith("json") ? "/lbadmin/api/v1/maintenance/tokens" : "/lbadmin/login";
            HttpResponse<String> answer = send(to(path).header("Content-Type", type)
                    .header("Authorization", AccessTest.basic("loadbalancer", PASSWORD))
                    .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))));

            assertThat(answer.statusCode()).as(type).isEqualTo(413);
            assertThat(answer.body()).as(type).contains("larger than");
        }
    }

    @Test
    @Order(10)
    void onlyTls12And13WithAuthenticatedEncryption() throws Exception {
        assertThat(handshake("TLSv1.3", null)).startsWith("TLS_AES_");
        assertThat(handshake("TLSv1.2", null)).matches("TLS_ECDHE_ECDSA_WITH_(AES_\\d+_GCM|CHACHA20_POLY1305)_.*");
        assertThatThrownBy(() -> handshake("TLSv1.1", null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> handshake("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> handshake("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    @Order(11)
    void theCertificateNamesThisHost() throws Exception {
        X509Certificate certificate = certificate();
        HostNames names = HostNames.ofThisMachine();

        assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(certificate.getSubjectAlternativeNames().stream().map(n -> String.valueOf(n.get(1))))
                .contains("localhost", names.host(), "127.0.0.1");
        assertThat(mode(HOME.resolve("tls/webui.key"))).isEqualTo("rw-------");
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
    }

    private String handshake(String protocol, String suite) throws IOException {
        try (SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {protocol});
            if (suite != null) {
                socket.setEnabledCipherSuites(new String[] {suite});
            }
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }

    private HttpResponse<String> claim(String code, String password, String repeat) throws Exception {
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

    private HttpResponse<String> form(String path, String... fields) throws Exception {
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

    private HttpResponse<String> json(String body) throws Exception {
        return send(to("/lbadmin/api/v1/setup")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(to(path));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String csrf(HttpResponse<String> page) {
        Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String code() throws IOException {
        return Files.readString(HOME.resolve("setup-code")).strip();
    }

    private static X509Certificate certificate() throws Exception {
        try (InputStream in = Files.newInputStream(HOME.resolve("tls/webui.crt"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("lbadmin-first-boot");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package org.lbadmin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the web server speaks: protocols, headers, ciphers, its certificate, and what is too much for it. */
class WebServerTest extends FreshAppliance {
    private static final Path HOME = scratch();

    WebServerTest() {
        super(HOME);
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        properties(registry, HOME);
    }

    @BeforeEach
    void setUp() throws Exception {
        if (Files.exists(HOME.resolve("setup-code"))) {
            assertThat(claim(code(), PASSWORD, PASSWORD).statusCode()).isEqualTo(302);
        }
    }

    @Test
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
    void aNameThatCannotBeOneIsASentenceToo() throws Exception {
        for (String name : new String[] {"a%2Fb", "a%25b", "a%0Ab", "a;b", "a%5Cb", "%2e%2e"}) {
            HttpResponse<String> answer = get("/lbadmin/api/v1/maintenance/users/" + name);
            assertThat(answer.statusCode()).as(name).isIn(400, 401);
            assertThat(answer.headers().firstValue("Content-Type")).as(name).contains("application/problem+json");
        }
    }

    @Test
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
        try (SSLSocket socket = (SSLSocket) trust().getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {protocol});
            if (suite != null) {
                socket.setEnabledCipherSuites(new String[] {suite});
            }
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }
}

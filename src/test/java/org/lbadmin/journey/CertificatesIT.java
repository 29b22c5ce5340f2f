package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lbadmin.lab.Api;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Browser;
import org.lbadmin.lab.Lab;
import org.lbadmin.lab.Tls;

/** SSL certificates on the running appliance: uploads as browsers and scripts send them, and what the WebUI shows. */
class CertificatesIT {
    private static final String CERTIFICATES = "/cluster/ssl/certificates";
    private static final int MB = 1024 * 1024;

    @TempDir
    Path folder;

    private Lab lab;
    private Appliance appliance;
    private Api api;

    @BeforeEach
    void start() {
        lab = Lab.exchange();
        appliance = Appliance.start();
        api = appliance.api();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    /** Guide, section 10.2.1 d). */
    @Test
    void uploadsTheExchangeCertificateInTheBrowser() throws Exception {
        make("exchange", "-newkey", "rsa:2048", "-subj", "/CN=mail.example.com");
        openssl(
                "pkcs12",
                "-export",
                "-inkey",
                "exchange.key",
                "-in",
                "exchange.crt",
                "-passout",
                "pass:sesam",
                "-out",
                "exchange.pfx");
        Browser browser = Browser.fresh();
        browser.signIn(Appliance.USER, Appliance.PASSWORD);
        browser.menu("Cluster Configuration", "SSL Certificates");
        browser.click("Add a new SSL Certificate");
        assertThat(browser.hasSection("I would like to:")).isTrue();
        assertThat(browser.has("Create Certificate")).isFalse();
        upload(browser, "wrong");
        browser.sees("This password does not open the file.");
        assertThat(browser.value("Label")).isEqualTo("ExchangeCert");

        upload(browser, "sesam");

        browser.sees("Information: ExchangeCert SSL Certificate uploaded successfully.");
        browser.screenshot("certificates");
        browser.click("Add a new SSL Certificate");
        upload(browser, "sesam");
        browser.sees("There is an SSL certificate ExchangeCert already.");
        browser.tick("Replace ExchangeCert, which is not in use");
        upload(browser, "sesam");
        browser.sees("Information: ExchangeCert SSL Certificate uploaded successfully.");
    }

    private void upload(Browser browser, String password) {
        browser.fill("Label", "ExchangeCert");
        browser.fill("File to upload", folder.resolve("exchange.pfx").toString());
        browser.fill("PFX File Password", password);
        browser.click("Upload Certificate");
    }

    @Test
    void refusesWhatIsTooLargeWithASentenceAndKeepsNothingOfIt() throws Exception {
        long before = appliance.memory();

        HttpResponse<String> large = upload("large", new byte[3 * MB / 2], Map.of());
        HttpResponse<String> larger = upload("larger", new byte[100 * MB], Map.of());

        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.body()).contains("The file has 1572864 octets");
        assertThat(larger.statusCode()).isEqualTo(413);
        assertThat(larger.body()).contains("This is larger than the 2 MB that can be sent here.");
        assertThat(appliance.memory() - before).isLessThan(100);
        assertThat(api.get(CERTIFICATES)).hasSize(2);
    }

    @Test
    void aMultipartBodyThatIsNoneIsBadInput() throws Exception {
        assertThat(post("multipart/form-data", "nonsense".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("multipart/form-data; boundary=x", "nonsense".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void theWebuiShowsAnotherCertificateWithoutARestart() throws Exception {
        make("web", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-subj", "/CN=web.example.com");
        make("renewed", "-newkey", "rsa:2048", "-subj", "/CN=renewed.example.com");
        upload("Web", pem("web"), Map.of());
        try (SSLSocket open = connect()) {
            assertThat(login(open)).startsWith("HTTP/1.1 200");

            api.put("/local/security", Map.of("httpsCertificate", "Web"));

            assertThat(login(open)).startsWith("HTTP/1.1 200");
        }
        assertThat(shown()).contains("CN=web.example.com");
        assertThat(upload("Web", pem("renewed"), Map.of("replace", "true")).statusCode())
                .isEqualTo(200);
        assertThat(shown()).contains("CN=renewed.example.com");
        appliance.killWeb();
        appliance.startWeb();
        assertThat(shown()).contains("CN=renewed.example.com");
        api.put("/local/security", Map.of());
        assertThat(shown()).doesNotContain("example.com");
    }

    private String shown() throws IOException {
        try (SSLSocket socket = connect()) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }
    }

    private static SSLSocket connect() throws IOException {
        URI base = URI.create(Appliance.BASE);
        return (SSLSocket) Tls.anyCertificate().getSocketFactory().createSocket(base.getHost(), base.getPort());
    }

    /** One request over a connection that stays open. */
    private static String login(SSLSocket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write("HEAD /lbadmin/login HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        InputStream in = socket.getInputStream();
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
        String first = reader.readLine();
        while (!reader.readLine().isEmpty()) {
            assertThat(first).isNotNull();
        }
        return first;
    }

    private void make(String name, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("req", "-x509", "-nodes", "-keyout", name + ".key", "-out", name + ".crt", "-days", "90"));
        arguments.addAll(List.of(more));
        openssl(arguments.toArray(String[]::new));
    }

    private void openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private byte[] pem(String name) throws IOException {
        return (Files.readString(folder.resolve(name + ".key")) + Files.readString(folder.resolve(name + ".crt")))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private HttpResponse<String> upload(String label, byte[] file, Map<String, String> more) throws Exception {
        StringBuilder head = new StringBuilder(part("label") + label + "\r\n");
        more.forEach((name, value) -> head.append(part(name)).append(value).append("\r\n"));
        head.append("--border\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pem\"\r\n\r\n");
        byte[] begin = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\r\n--border--\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[begin.length + file.length + end.length];
        System.arraycopy(begin, 0, body, 0, begin.length);
        System.arraycopy(file, 0, body, begin.length, file.length);
        System.arraycopy(end, 0, body, begin.length + file.length, end.length);
        return post("multipart/form-data; boundary=border", body);
    }

    private static String part(String name) {
        return "--border\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
    }

    private static HttpResponse<String> post(String type, byte[] body) throws Exception {
        String pair = Base64.getEncoder()
                .encodeToString((Appliance.USER + ":" + Appliance.PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpClient http =
                HttpClient.newBuilder().sslContext(Tls.anyCertificate()).build();
        return http.send(
                HttpRequest.newBuilder(URI.create(Appliance.BASE + "/api/v1" + CERTIFICATES))
                        .header("Authorization", "Basic " + pair)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }
}

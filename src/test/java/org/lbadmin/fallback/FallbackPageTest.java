package org.lbadmin.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.AppTest;
import org.lbadmin.commit.Commit;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.model.ConnectedSubnets;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.FallbackPage;
import org.lbadmin.model.value.IpAddress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The fallback page, edited and served by a real nginx. */
class FallbackPageTest extends AppTest {
    private static final String PATH = FallbackPagePage.PATH;
    private static final String API = "/lbadmin/api/v1/maintenance/fallback-page";
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private FallbackConfiguration fallback;

    @Autowired
    private Helper helper;

    @Autowired
    private ConnectedSubnets subnets;

    @Autowired
    private Commit commit;

    @AfterEach
    void standard() {
        fallback.change(FallbackPage.defaults().html(), "", current -> {});
        helper.run(new HelperCall.Control(HelperCall.Action.STOP, EngineId.FALLBACK));
    }

    @Test
    void updateMakesThePageLiveAndHistoryBringsItBack() throws Exception {
        assertThat(send("", Map.of("html", "<p>Gone \u00e4</p>\r\n<p>fishing</p>")))
                .hasStatus3xxRedirection();
        assertThat(served()).isEqualTo("503 <p>Gone \u00e4</p>\n<p>fishing</p>\n");

        send("", Map.of("html", "<p>Back soon</p>"));
        assertThat(served()).isEqualTo("503 <p>Back soon</p>\n");
        assertThat(page("/lbadmin/view/fallback")).bodyText().contains("&lt;p&gt;Back soon&lt;/p&gt;");
    }

    @Test
    void anEarlierPageIsRestoredWithoutTouchingAnythingElse() throws Exception {
        send("", Map.of("html", "<p>one</p>"));
        int one = Integer.parseInt(
                helper.run(new HelperCall.Current(EngineId.FALLBACK)).output().strip());
        send("", Map.of("html", "<p>two</p>"));

        commit.restore(EngineId.FALLBACK, one);

        assertThat(fallback.read().html()).isEqualTo("<p>one</p>");
        assertThat(commit.isPending(EngineId.FALLBACK)).isTrue();
        commit.apply(EngineId.FALLBACK);
        assertThat(served()).isEqualTo("503 <p>one</p>\n");
    }

    @Test
    void whatIsRefusedStaysInTheEditorAndWhatRanGoesOn() throws Exception {
        send("", Map.of("html", "<p>good</p>"));

        assertThat(send("", Map.of("html", "  ")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This must be given");
        assertThat(send("", Map.of("html", "a\nb\u0000c")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Line 2 contains U+0000");
        assertThat(send("", Map.of("html", "x".repeat(1_000_001))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("1000001 characters are too many; the most is 1000000");
        assertThat(send("", Map.of("html", "<p>mine</p>", "etag", "old")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Someone changed the page", "&lt;p&gt;mine&lt;/p&gt;");
        assertThat(served()).isEqualTo("503 <p>good</p>\n");
    }

    @Test
    void anAddressForLayer4ServesItToo() throws Exception {
        String address = ownAddress();
        send("", Map.of("html", "<p>both</p>", "address", address));

        assertThat(served()).isEqualTo("503 <p>both</p>\n");
        assertThat(served(address)).isEqualTo("503 <p>both</p>\n");
        assertThat(mvc.put()
                        .uri("/lbadmin/api/v1/cluster/layer7/virtual-services/TAKES")
                        .with(user("x").roles("CONFIG"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"ipAddress\": \"" + address + "\", \"ports\": \"9081\", \"protocol\": \"TCP\"}")
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("already used by the fallback page");
        assertThat(send("", Map.of("html", " ", "address", "127.0.0.9")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This must be given", "127.0.0.9");
        assertThat(send("", Map.of("html", "<p>x</p>", "address", "1.2.3")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("1.2.3", "&lt;p&gt;x&lt;/p&gt;");
    }

    /** One that the test gives this machine; what is known of interfaces may be two seconds old. */
    private String ownAddress() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("ip", "address", "replace", "10.44.0.1/16", "dev", "lo")
                        .start()
                        .waitFor())
                .isZero();
        Awaitility.await().until(() -> subnets.contain(new IpAddress("10.44.0.1")));
        return "10.44.0.1";
    }

    @Test
    void theLargestPageIsServedWhole() throws Exception {
        String large = "<p>" + "\"".repeat(999_997);
        assertThat(send("", Map.of("html", large))).hasStatus3xxRedirection();

        assertThat(served()).isEqualTo("503 " + large + "\n");
    }

    @Test
    void aPreviewMayDoNothingButShowItself() {
        MvcTestResult preview = send("/preview", Map.of("html", "<script>alert(1)</script>"));

        assertThat(preview).hasStatusOk().bodyText().isEqualTo("<script>alert(1)</script>");
        assertThat(preview.getResponse().getHeaders("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("sandbox; default-src 'none'");
    }

    @Test
    void anImageBecomesPartOfThePage() throws IOException {
        assertThat(image(PNG))
                .hasStatusOk()
                .bodyText()
                .contains("src=&quot;data:image/png;base64,iVBOR", "&lt;/p&gt;\n&lt;/body&gt;", "not live yet");
        assertThat(image("<svg onload='x'>".getBytes()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("no image that every browser shows", "&lt;body&gt;&lt;/body&gt;");
        assertThat(image(new byte[500_001])).bodyText().contains("This image has 500001 octets; the most is 500000");
        assertThat(image(new byte[0])).bodyText().contains("Choose an image first");
        assertThat(fallback.read()).isEqualTo(FallbackPage.defaults());
    }

    @Test
    void theDefaultComesBackIntoTheEditor() {
        fallback.replace(new FallbackPage("<p>x</p>", null));

        assertThat(send("/default", Map.of("etag", "e")))
                .bodyText()
                .contains("not available at the moment", "not live yet");
        assertThat(fallback.read().html()).isEqualTo("<p>x</p>");
    }

    @Test
    void scriptsDoTheSame() throws Exception {
        assertThat(put("{\"html\": \"<p>api</p>\"}", "CONFIG")).hasStatusOk();
        assertThat(served()).isEqualTo("503 <p>api</p>\n");
        assertThat(put("{\"html\": \"\"}", "CONFIG")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(put("{\"html\": \"<p>x</p>\"}", "MAINT")).hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult put(String body, String role) {
        return mvc.put()
                .uri(API)
                .with(user("x").roles(role))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult image(byte[] content) {
        return mvc.post()
                .uri(PATH + "/image")
                .with(user("x").roles("CONFIG"))
                .with(csrf())
                .multipart()
                .file(new MockMultipartFile("image", "a.png", "image/png", content))
                .param("html", "<body></body>")
                .param("etag", "e")
                .with(request -> {
                    request.setContent(new byte[1]); // browsers say how long it is
                    return request;
                })
                .exchange();
    }

    private MvcTestResult send(String below, Map<String, String> fields) {
        var request =
                mvc.post().uri(PATH + below).with(user("x").roles("CONFIG")).with(csrf());
        fields.forEach((name, value) -> request.param(name, value));
        return request.exchange();
    }

    private MvcTestResult page(String path) {
        return mvc.get().uri(path).with(user("x").roles("CONFIG")).exchange();
    }

    private static String served() throws IOException, InterruptedException {
        return served("127.0.0.1");
    }

    private static String served(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + address + ":9081/any"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().allValues("retry-after")).isEqualTo(List.of("30"));
        return answer.statusCode() + " " + answer.body();
    }
}

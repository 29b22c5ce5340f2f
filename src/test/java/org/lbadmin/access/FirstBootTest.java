package org.lbadmin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A fresh appliance, from the first page to the first signed-in one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstBootTest extends FreshAppliance {
    private static final Path HOME = scratch();

    FirstBootTest() {
        super(HOME);
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        properties(registry, HOME);
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
        String before = cookies.getCookieStore().getCookies().toString();

        HttpResponse<String> answer =
                form("/lbadmin/login", "_csrf", csrf(page), "username", "loadbalancer", "password", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("LBADMIN=")
                .contains("Path=/lbadmin", "Secure", "HttpOnly", "SameSite=Strict");
        assertThat(cookies.getCookieStore().getCookies().toString())
                .startsWith("[LBADMIN=")
                .isNotEqualTo(before);
        assertThat(get("/lbadmin/maintenance/add-user").body()).contains("Add user");
    }
}

package org.lbadmin.layer7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class L7ApiTest extends L7Test {
    /** The example of the contract, word for word. */
    private static final String EXAMPLE = """
            {"label": "MBOX-HTTPS", "ipAddress": "127.0.30.10", "ports": "443", "protocol": "TCP",
             "balanceMode": "WEIGHTED_ROUND_ROBIN",
             "persistence": {"mode": "NONE", "timeout": "30m", "tableSize": 10240, "cookieName": "SERVERID"},
             "healthCheck": {"type": "NEGOTIATE_HTTPS_GET", "request": "owa/healthcheck.htm", "response": "200 OK",
                             "host": null, "port": null, "username": null, "script": null},
             "timeouts": {"enabled": true, "client": "30m", "realServer": "30m"},
             "xForwardedFor": false, "forceToHttps": false, "redirectCode": 302, "transparentProxy": false,
             "maxConnections": 40000, "fallback": {"ipAddress": "127.0.0.1", "port": 9081},
             "realServers": [{"label": "MBOX1", "ipAddress": "192.168.30.20", "port": 443, "weight": 100,
                              "reEncrypt": false, "redirect": false, "minConnections": 0, "maxConnections": 0}]}
            """;

    @Test
    void takesAndGivesTheExampleOfTheContract() {
        MvcTestResult created = api(mvc.post().uri(API), EXAMPLE);

        assertThat(created)
                .hasStatus(HttpStatus.CREATED)
                .containsHeader("Location")
                .containsHeader("ETag");
        assertThat(created).bodyJson().isLenientlyEqualTo(EXAMPLE);
        assertThat(api(mvc.get().uri(API + "/MBOX-HTTPS"))).bodyJson().isLenientlyEqualTo(EXAMPLE);
    }

    @Test
    void putCreatesThenReplacesAndKeepsRealServersThatItDoesNotName() {
        assertThat(api(mvc.put().uri(API + "/MBOX-HTTPS"), EXAMPLE)).hasStatus(HttpStatus.CREATED);

        MvcTestResult replaced = api(
                mvc.put().uri(API + "/MBOX-HTTPS"),
                "{\"ipAddress\": \"127.0.30.10\", \"ports\": \"444\", \"protocol\": \"TCP\"}");

        assertThat(replaced).hasStatusOk().bodyJson().extractingPath("$.ports").isEqualTo("444");
        assertThat(replaced).bodyJson().extractingPath("$.timeouts.enabled").isEqualTo(false);
        assertThat(replaced).bodyJson().extractingPath("$.realServers[0].label").isEqualTo("MBOX1");
    }

    @Test
    void patchNamesOnlyWhatChangesAndNullGoesBackToTheDefault() {
        api(mvc.post().uri(API), EXAMPLE);

        MvcTestResult patched = api(
                mvc.patch().uri(API + "/MBOX-HTTPS"),
                "{\"maxConnections\": null, \"timeouts\": {\"client\": \"90000\"}, \"healthCheck\": {\"request\": null}}");

        assertThat(patched)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.timeouts.client")
                .isEqualTo("90000ms");
        assertThat(patched).bodyJson().extractingPath("$.timeouts.realServer").isEqualTo("30m");
        assertThat(patched).bodyJson().extractingPath("$.healthCheck.request").isNull();
        assertThat(patched).bodyJson().extractingPath("$.maxConnections").isEqualTo(40000);
    }

    @Test
    void anotherModeKeepsWhatItCannotUseAndRefusesWhatIsAskedForAnew() {
        api(mvc.post().uri(API), """
                {"label": "WEB", "ipAddress": "127.0.30.10", "ports": "80", "protocol": "HTTP",
                 "http": {"compression": true}, "forceToHttps": true, "redirectCode": 308,
                 "headerRules": [{"direction": "REQUEST", "option": "DELETE", "name": "Y"}]}
                """);

        MvcTestResult switched = api(mvc.patch().uri(API + "/WEB"), "{\"protocol\": \"TCP\"}");

        assertThat(switched)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.http.compression")
                .isEqualTo(true);
        assertThat(switched).bodyJson().extractingPath("$.persistence.mode").isEqualTo("HTTP_COOKIE");
        for (String anew : List.of(
                "{\"http\": {\"hsts\": true}}",
                "{\"headerRules\": [{\"direction\": \"REQUEST\", \"option\": \"DELETE\", \"name\": \"Z\"}]}",
                "{\"aclRules\": [{\"type\": \"QUERY\", \"value\": \"x\", \"action\": \"BLOCK\"}]}",
                "{\"persistence\": {\"mode\": \"APPLICATION_COOKIE\"}}")) {
            assertThat(api(mvc.patch().uri(API + "/WEB"), anew)).as(anew).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(api(mvc.patch().uri(API + "/WEB"), "{\"protocol\": \"HTTP\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.redirectCode")
                .isEqualTo(308);
        assertThat(api(
                        mvc.put().uri(API + "/WEB"),
                        "{\"ipAddress\": \"127.0.30.10\", \"ports\": \"80\", \"protocol\": \"TCP\"}"))
                .bodyJson()
                .extractingPath("$.http.compression")
                .as("left out: its default")
                .isEqualTo(false);
    }

    @Test
    void aBackendOnlyHasNoAddressAndHandsNothingOn() {
        String backend = "{\"label\": \"B\", \"protocol\": \"TCP\", \"backendOnly\": true%s}";
        assertThat(api(mvc.post().uri(API), backend.formatted("")))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.ipAddress")
                .isNull();
        api(mvc.post().uri(API), EXAMPLE);

        MvcTestResult onward = api(
                mvc.patch().uri(API + "/B"),
                "{\"aclRules\": [{\"type\": \"SOURCE_ADDRESS\", \"value\": \"10.0.0.1\", \"action\": \"BACKEND\","
                        + " \"virtualService\": \"MBOX-HTTPS\"}]}");
        MvcTestResult portless =
                api(mvc.post().uri(API + "/B/real-servers"), "{\"label\": \"R\", \"ipAddress\": \"192.168.30.20\"}");

        assertThat(onward)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("B is a backend only, and hands nothing on");
        assertThat(portless)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("R needs a port, or the health check one");
        assertThat(api(mvc.patch().uri(API + "/B"), "{\"backendOnly\": false}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("\"ipAddress\"", "\"ports\"");
    }

    @Test
    void aStaleTagChangesNothing() {
        String tag = Objects.requireNonNull(
                api(mvc.post().uri(API), EXAMPLE).getResponse().getHeader("ETag"));
        String port = "{\"ports\": \"445\"}";
        assertThat(api(mvc.patch().uri(API + "/MBOX-HTTPS").header("If-Match", tag), port))
                .hasStatusOk();

        MvcTestResult stale = api(mvc.patch().uri(API + "/MBOX-HTTPS").header("If-Match", tag), "{\"ports\": \"446\"}");

        assertThat(stale).hasStatus(HttpStatus.PRECONDITION_FAILED).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(layer7.get("MBOX-HTTPS").ports().value()).isEqualTo("445");
    }

    @Test
    void aTakenLabelIsAConflictAndAnUnknownOneIsNotFound() {
        api(mvc.post().uri(API), EXAMPLE);

        assertThat(api(mvc.post().uri(API), EXAMPLE)).hasStatus(HttpStatus.CONFLICT);
        assertThat(api(mvc.get().uri(API + "/other"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(api(mvc.delete().uri(API + "/MBOX-HTTPS"))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(api(mvc.get().uri(API))).hasStatusOk().bodyText().isEqualTo("[]");
    }

    @Test
    void realServersAreResourcesOfTheirOwn() {
        api(mvc.post().uri(API), EXAMPLE);
        String servers = API + "/MBOX-HTTPS/real-servers";

        assertThat(api(mvc.put().uri(servers + "/MBOX2"), "{\"ipAddress\": \"192.168.30.21\"}"))
                .hasStatus(HttpStatus.CREATED);
        assertThat(api(mvc.patch().uri(servers + "/MBOX2"), "{\"weight\": 7}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.weight")
                .isEqualTo(7);
        assertThat(api(mvc.post().uri(servers), "{\"label\": \"MBOX2\", \"ipAddress\": \"192.168.30.22\"}"))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(api(mvc.delete().uri(servers + "/MBOX1"))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(layer7.get("MBOX-HTTPS").realServers())
                .extracting(server -> server.label().value())
                .containsExactly("MBOX2");
    }

    @Test
    void theAdvancedConfigurationIsOneResource() {
        String advanced = "/lbadmin/api/v1/cluster/layer7/advanced";

        assertThat(api(mvc.patch().uri(advanced), "{\"buffers\": {\"requestLength\": 51200}}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.buffers.requestLength")
                .isEqualTo(51200);
        assertThat(api(mvc.put().uri(advanced), "{}"))
                .bodyJson()
                .extractingPath("$.buffers.requestLength")
                .isEqualTo(16384);
    }

    @Test
    void theDescriptionOfTheApiNamesEveryField() {
        assertThat(api(mvc.get().uri("/lbadmin/api/v1/openapi.json")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.components.schemas.L7RealServer.properties.weight.maximum")
                .isEqualTo(256);
    }
}

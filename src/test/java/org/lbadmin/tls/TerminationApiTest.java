package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.value.Label;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class TerminationApiTest extends TerminationTest {
    /** The example of the contract; of the certificates only the one of first boot is here. */
    private static final String EXAMPLE = """
            {"label": "SSL-MBOX-HTTP", "virtualService": "MBOX-HTTP", "port": 443, "operationMode": "HIGH_SECURITY",
             "certificate": "server", "sourceIpAddress": null, "proxyProtocol": true, "bindProxyProtocolTo": "MBOX-HTTP"}
            """;

    @Test
    void takesAndGivesTheExampleOfTheContract() {
        MvcTestResult created = api(mvc.post().uri(API), EXAMPLE);

        assertThat(created)
                .hasStatus(HttpStatus.CREATED)
                .containsHeader("Location")
                .containsHeader("ETag");
        assertThat(created).bodyJson().isLenientlyEqualTo(EXAMPLE);
        assertThat(api(mvc.get().uri(API + "/SSL-MBOX-HTTP"))).bodyJson().isLenientlyEqualTo(EXAMPLE);
        assertThat(store.read().cluster().ssl().terminations()).hasSize(1);
        assertThat(store.read()).isSameAs(store.read());
    }

    @Test
    void anOmittedLabelFollowsFromTheVirtualService() {
        terminated("");

        assertThat(terminations.all())
                .singleElement()
                .extracting(t -> t.label().value())
                .isEqualTo("SSL-MBOX-HTTP");
    }

    @Test
    void putCreatesThenReplacesWithDefaults() {
        assertThat(api(
                        mvc.put().uri(API + "/SSL-MBOX-HTTP"),
                        "{\"virtualService\": \"MBOX-HTTP\", \"port\": 444, \"operationMode\": \"COMPATIBLE\"}"))
                .hasStatus(HttpStatus.CREATED);

        MvcTestResult replaced =
                api(mvc.put().uri(API + "/SSL-MBOX-HTTP"), "{\"virtualService\": \"MBOX-HTTP\", \"port\": 445}");

        assertThat(replaced).hasStatusOk().bodyJson().extractingPath("$.port").isEqualTo(445);
        assertThat(replaced).bodyJson().extractingPath("$.operationMode").isEqualTo("HIGH_SECURITY");
    }

    @Test
    void patchNamesOnlyWhatChangesAndNullGoesBackToTheDefault() {
        terminated(", \"port\": 444, \"operationMode\": \"CUSTOM\"");

        MvcTestResult patched = api(
                mvc.patch().uri(API + "/SSL-MBOX-HTTP"),
                "{\"port\": null, \"switches\": {\"disableTls11\": false}, \"proxyProtocol\": false}");

        assertThat(patched).hasStatusOk().bodyJson().extractingPath("$.port").isEqualTo(443);
        assertThat(patched).bodyJson().extractingPath("$.switches.disableTls11").isEqualTo(false);
        assertThat(patched).bodyJson().extractingPath("$.switches.disableTls10").isEqualTo(true);
        assertThat(patched).bodyJson().extractingPath("$.operationMode").isEqualTo("CUSTOM");
    }

    @Test
    void aStaleTagChangesNothing() {
        String tag = Objects.requireNonNull(
                api(mvc.post().uri(API), EXAMPLE).getResponse().getHeader("ETag"));
        assertThat(api(mvc.patch().uri(API + "/SSL-MBOX-HTTP").header("If-Match", tag), "{\"port\": 444}"))
                .hasStatusOk();

        MvcTestResult stale = api(mvc.patch().uri(API + "/SSL-MBOX-HTTP").header("If-Match", tag), "{\"port\": 445}");

        assertThat(stale).hasStatus(HttpStatus.PRECONDITION_FAILED).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(terminations.get("SSL-MBOX-HTTP").port()).isEqualTo(444);
    }

    @Test
    void aTakenLabelIsAConflictAndAnUnknownOneIsNotFound() {
        api(mvc.post().uri(API), EXAMPLE);

        assertThat(api(mvc.post().uri(API), EXAMPLE)).hasStatus(HttpStatus.CONFLICT);
        assertThat(api(mvc.get().uri(API + "/other")))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("SSL termination");
        assertThat(api(mvc.delete().uri(API + "/SSL-MBOX-HTTP"))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(api(mvc.get().uri(API))).hasStatusOk().bodyText().isEqualTo("[]");
    }

    @Test
    void sniRulesComeAlongWithTheTermination() {
        terminated("""
                , "sniRules": [{"label": "A", "host": "a.example.com", "virtualService": "MBOX-HTTP"},
                               {"label": "B", "host": "*.example.com", "backendIpAddress": "192.0.2.1", "backendPort": 80}]
                """);

        assertThat(api(mvc.get().uri(API + "/SSL-MBOX-HTTP")))
                .bodyJson()
                .extractingPath("$.sniRules[1].proxyProtocol")
                .isEqualTo(true);
        assertThat(api(mvc.get().uri(API + "/SSL-MBOX-HTTP")))
                .bodyJson()
                .extractingPath("$.sniRules[0].certificate")
                .isEqualTo("server");
    }

    @Test
    void theAdvancedConfigurationIsOneResource() {
        String advanced = "/lbadmin/api/v1/cluster/ssl/advanced";

        assertThat(api(mvc.patch().uri(advanced), "{\"debugLevel\": 7}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.debugLevel")
                .isEqualTo(7);
        assertThat(store.read().cluster().ssl().advanced().debugLevel()).isEqualTo(7);
        assertRefused(api(mvc.patch().uri(advanced), "{\"debugLevel\": 8}"), "debugLevel", "8 is out of range: 5 to 7");
        assertThat(api(mvc.put().uri(advanced), "{}"))
                .bodyJson()
                .extractingPath("$.debugLevel")
                .isEqualTo(5);
    }

    @Test
    void aCertificateThatClientsGetIsNotTakenAway() {
        terminated(
                ", \"sniRules\": [{\"label\": \"A\", \"host\": \"a.example.com\", \"virtualService\": \"MBOX-HTTP\"}]");

        assertThat(api(mvc.get().uri("/lbadmin/api/v1/cluster/ssl/certificates/server")))
                .bodyJson()
                .extractingPath("$.inUseBy")
                .asArray()
                .containsOnlyOnce("SSL-MBOX-HTTP");
    }

    @Test
    void everyChangeIsInTheAuditTrail() {
        terminated("");
        api(mvc.patch().uri(API + "/SSL-MBOX-HTTP"), "{\"port\": 444}");

        assertThat(api(mvc.get().uri("/lbadmin/api/v1/audit?limit=1")))
                .hasStatusOk()
                .bodyText()
                .contains("SSL-MBOX-HTTP", "444");
    }

    @Test
    void aVirtualServiceKnowsWhoUsesIt() {
        terminated("");

        assertThat(layer7.usersOf(layer7.get("MBOX-HTTP"))).containsExactly("SSL-MBOX-HTTP");
        assertThat(terminations.get("SSL-MBOX-HTTP").virtualService()).isEqualTo(new Label("MBOX-HTTP"));
    }
}

package org.lbadmin.layer7;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Where rules lead to a transparent virtual service, its real servers are of the clients' IP version. */
class TransparentFamilyTest extends L7Test {
    private static final String LEADS = "{\"aclRules\": [{\"type\": \"SOURCE_ADDRESS\", \"value\": \"10.0.0.0/8\","
            + " \"action\": \"BACKEND\", \"virtualService\": \"B\"}]}";
    private static final String SENTENCE =
            "Transparent Proxy of B connects from the address of the client, and clients of"
                    + " FRONT at ::1 cannot reach its real server R at 192.168.30.20 by that: one is IPv4, the other IPv6.";

    @BeforeEach
    void two() {
        created("{\"label\": \"FRONT\", \"protocol\": \"TCP\", \"ipAddress\": \"::1\", \"ports\": \"110\"}");
        created("{\"label\": \"B\", \"protocol\": \"TCP\", \"backendOnly\": true, \"realServers\":"
                + " [{\"label\": \"R\", \"ipAddress\": \"192.168.30.20\", \"port\": 110}]}");
    }

    @Test
    void noRuleLeadsThereFromTheOtherVersion() {
        assertThat(patch("B", "{\"transparentProxy\": true}")).hasStatusOk();

        refused(patch("FRONT", LEADS), "aclRules[0].virtualService");
        assertThat(patch("FRONT", "{\"ipAddress\": \"127.0.9.1\"}")).hasStatusOk();
        assertThat(patch("FRONT", LEADS)).hasStatusOk();
        refused(patch("FRONT", "{\"ipAddress\": \"::1\"}"), "aclRules[0].virtualService");
    }

    @Test
    void whereARuleLeadsThereItDoesNotBecomeTransparent() {
        assertThat(patch("FRONT", LEADS)).hasStatusOk();

        refused(patch("B", "{\"transparentProxy\": true}"), "transparentProxy");
        assertThat(patch("B", "{\"realServers\": [], \"transparentProxy\": true}"))
                .hasStatusOk();
        refused(
                api(
                        mvc.post().uri(API + "/B/real-servers"),
                        "{\"label\": \"R\", \"ipAddress\": \"192.168.30.20\", \"port\": 110}"),
                "transparentProxy");
    }

    private void created(String service) {
        assertThat(api(mvc.post().uri(API), service)).hasStatus(HttpStatus.CREATED);
    }

    private MvcTestResult patch(String label, String change) {
        return api(mvc.patch().uri(API + "/" + label), change);
    }

    private static void refused(MvcTestResult answer, String field) {
        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("\"" + field + "\"", SENTENCE);
    }
}

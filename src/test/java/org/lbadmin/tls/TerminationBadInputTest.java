package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lbadmin.web.TestRecords;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.node.ObjectNode;

/** One table of bad input for page and API: the same sentence beside the same field, and nothing is changed. */
class TerminationBadInputTest extends TerminationTest {
    private static final Map<String, String> ASSOCIATED = Map.of("label", "new", "virtualService", "MBOX-HTTP");
    private static final Map<String, String> CUSTOM = Map.of(
            "label",
            "new",
            "virtualService",
            "",
            "custom.ipAddress",
            "127.0.30.20",
            "custom.backendIpAddress",
            "192.0.2.1",
            "custom.backendPort",
            "80");

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(ASSOCIATED, "label", "a\n[evil]", "“a␣[evil]” is not a label"),
                arguments(ASSOCIATED, "label", "it's", "“it's” is not a label"),
                arguments(ASSOCIATED, "label", "%[src]", "“%[src]” is not a label"),
                arguments(ASSOCIATED, "label", "x".repeat(500_000), "is not a label"),
                arguments(ASSOCIATED, "label", "mbox-http", "The label mbox-http is taken by MBOX-HTTP"),
                arguments(ASSOCIATED, "label", "taken", "The label taken is taken by TAKEN"),
                arguments(ASSOCIATED, "virtualService", "OTHER", "There is no layer 7 virtual service OTHER"),
                arguments(ASSOCIATED, "virtualService", "a\nb", "“a␣b” is not a label"),
                arguments(ASSOCIATED, "bindProxyProtocolTo", "OTHER", "There is no layer 7 virtual service OTHER"),
                arguments(ASSOCIATED, "certificate", "OTHER", "There is no SSL certificate OTHER"),
                arguments(ASSOCIATED, "certificate", "../x", "“../x” is not a label"),
                arguments(ASSOCIATED, "port", "0", "0 is out of range: 1 to 65535"),
                arguments(ASSOCIATED, "port", "80", "Port 80 on 127.0.30.10 is already used by MBOX-HTTP"),
                arguments(ASSOCIATED, "port", "444", "Port 444 on 127.0.30.10 is already used by TAKEN"),
                arguments(ASSOCIATED, "port", "9443", "Port 9443 on 127.0.30.10 is already used by the WebUI"),
                arguments(ASSOCIATED, "operationMode", "LOW", "“LOW” is not one of HIGH_SECURITY"),
                arguments(
                        ASSOCIATED, "sourceIpAddress", "x\nexec = /bin/sh", "“x␣exec = /bin/sh” is not an IP address"),
                arguments(ASSOCIATED, "sourceIpAddress", "203.0.113.5", "203.0.113.5 is no address of this appliance"),
                arguments(
                        ASSOCIATED, "sourceIpAddress", "::1", "::1 is IPv6, and with Enable Proxy Protocol MBOX-HTTP"),
                arguments(CUSTOM, "custom.ipAddress", "", "This must be given"),
                arguments(CUSTOM, "custom.ipAddress", "0.0.0.0", "0.0.0.0 is not an address of one machine"),
                arguments(CUSTOM, "custom.ipAddress", "203.0.113.5", "No interface of this appliance has a subnet"),
                arguments(CUSTOM, "custom.backendIpAddress", "", "This must be given"),
                arguments(CUSTOM, "custom.backendIpAddress", "224.0.0.1", "224.0.0.1 is not an address of one machine"),
                arguments(CUSTOM, "custom.backendPort", "", "This must be given"),
                arguments(CUSTOM, "custom.backendPort", "70000", "70000 is out of range"),
                arguments(CUSTOM, "sourceIpAddress", "::1", "::1 cannot reach 192.0.2.1"));
    }

    static Stream<Arguments> wrongSwitches() {
        return Stream.of(
                arguments("switches.ciphers", "HIGH\nexec = /bin/sh", "“HIGH␣exec = /bin/sh” is not a list of ciphers"),
                arguments("switches.ciphers", "\"HIGH\"", "is not a list of ciphers"),
                arguments("switches.ciphers", "%[env(HOME)]", "is not a list of ciphers"),
                arguments("switches.ciphers", "A".repeat(2001), "2001 characters are too many; the most is 2000"),
                arguments("switches.cipherSuites", "AES", "“AES” is not a list of TLS 1.3 suites"),
                arguments("switches.timeToClose", "-1", "-1 is out of range: 0 to 3600"));
    }

    static Stream<Arguments> wrongRules() {
        return Stream.of(
                arguments("label", "a\nb", "“a␣b” is not a label"),
                arguments("label", "first", "The label first is taken by another SNI rule of TAKEN"),
                arguments("host", "two words", "“two words” is not a host name"),
                arguments("host", "a.example.com\nsni = x", "is not a host name"),
                arguments("host", "a.*.com", "is not a host name"),
                arguments("host", "A.Example.Com", "The host name A.Example.Com has an SNI rule already: FIRST"),
                arguments("certificate", "OTHER", "There is no SSL certificate OTHER"),
                arguments("virtualService", "OTHER", "There is no layer 7 virtual service OTHER"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aNewTerminationIsRefusedWithTheSameSentence(
            Map<String, String> good, String field, String value, String sentence) {
        terminated(", \"label\": \"TAKEN\", \"port\": 444");
        Map<String, String> fields = new HashMap<>(good);
        fields.put(field, value);

        assertRefused(api(mvc.post().uri(API), json(fields)), field, sentence);
        assertShown(send(PAGES + "/add-termination", fields), field, sentence);
        assertThat(terminations.all()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("wrongSwitches")
    void customModeIsRefusedWithTheSameSentence(String field, String value, String sentence) {
        terminated("");
        Map<String, String> fields = Map.of("operationMode", "CUSTOM", field, value);

        assertRefused(api(mvc.patch().uri(API + "/SSL-MBOX-HTTP"), json(fields)), field, sentence);
        assertShown(send(PAGES + "/terminations/SSL-MBOX-HTTP", fields), field, sentence);
    }

    @ParameterizedTest
    @MethodSource("wrongRules")
    void aRuleIsRefusedWithTheSameSentence(String field, String value, String sentence) {
        terminated(", \"label\": \"TAKEN\", \"sniRules\": [" + rule("FIRST", "a.example.com") + "]");
        Map<String, String> fields =
                new HashMap<>(Map.of("label", "second", "host", "b.example.com", "virtualService", "MBOX-HTTP"));
        fields.put(field, value);
        String both = "{\"sniRules\": [" + rule("FIRST", "a.example.com") + "," + json(fields) + "]}";

        assertRefused(api(mvc.patch().uri(API + "/TAKEN"), both), "sniRules[1]." + field, sentence);
        assertShown(send(PAGES + "/terminations/TAKEN/add-sni-rule", fields), field, sentence);
        assertThat(terminations.get("TAKEN").sniRules()).hasSize(1);
    }

    @Test
    void aRuleLeadsToOnePlaceAndOnlyOne() {
        terminated("");
        String uri = API + "/SSL-MBOX-HTTP";

        assertRefused(
                api(mvc.patch().uri(uri), "{\"sniRules\": [{\"label\": \"A\", \"host\": \"a.example.com\"}]}"),
                "sniRules[0].backendIpAddress",
                "Choose a virtual service, or give the address and port of a backend");
        assertRefused(api(mvc.patch().uri(uri), """
                        {"sniRules": [{"label": "A", "host": "a.example.com", "virtualService": "MBOX-HTTP",
                                       "backendIpAddress": "192.0.2.1", "backendPort": 80}]}
                        """), "sniRules[0].backendPort", "not to both");
    }

    @Test
    void customFieldsBesideAnAssociatedServiceAreRefused() {
        assertRefused(
                api(
                        mvc.post().uri(API),
                        "{\"virtualService\": \"MBOX-HTTP\", \"custom\": {\"ipAddress\": \"127.0.30.20\"}}"),
                "custom.ipAddress",
                "This belongs to Custom");
    }

    @Test
    void theVersionsThatAreOnFollowEachOther() {
        terminated(", \"operationMode\": \"CUSTOM\"");
        String uri = API + "/SSL-MBOX-HTTP";

        assertRefused(
                api(mvc.patch().uri(uri), "{\"switches\": {\"disableTls12\": true, \"disableTls13\": true}}"),
                "switches.disableTls13",
                "All versions of TLS are disabled");
        assertRefused(
                api(mvc.patch().uri(uri), "{\"switches\": {\"disableTls10\": false}}"),
                "switches.disableTls11",
                "TLS 1.1 is disabled between versions that are on");
        given(mvc.patch().uri(uri), "{\"switches\": {\"disableTls12\": true}}");
        given(mvc.patch().uri(uri), "{\"switches\": {\"disableTls12\": false, \"disableTls13\": true}}");
    }

    @Test
    void anUnknownKeyIsBadInputAndSoIsABodyThatIsTooLarge() {
        assertRefused(api(mvc.post().uri(API), "{\"label\": \"a\", \"colour\": 1}"), "colour", "There is no field");
        assertThat(api(mvc.post().uri(API), "{\"label\": \"" + "x".repeat(10_000_000) + "\"}"))
                .hasStatus(HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void saysEverythingAtOnceAndKeepsWhatWasTyped() {
        MvcTestResult page = send(
                PAGES + "/add-termination",
                Map.of("label", "no good", "virtualService", "MBOX-HTTP", "port", "x", "sourceIpAddress", "1.2.3"));

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("3 problems", "value=\"no good\"", "value=\"x\"", "value=\"1.2.3\"");
    }

    private static void assertShown(MvcTestResult page, String field, String sentence) {
        assertThat(page).hasStatusOk();
        assertThat(body(page)).contains(sentence).contains("id=\"" + field + "-problems\"");
    }

    private static String rule(String label, String host) {
        return "{\"label\": \"" + label + "\", \"host\": \"" + host + "\", \"virtualService\": \"MBOX-HTTP\"}";
    }

    private static String json(Map<String, String> fields) {
        ObjectNode root = TestRecords.create().object();
        fields.forEach((path, value) -> {
            int dot = path.indexOf('.');
            ObjectNode parent = dot < 0 ? root : root.withObject("/" + path.substring(0, dot));
            parent.put(path.substring(dot + 1), value);
        });
        return root.toString();
    }
}

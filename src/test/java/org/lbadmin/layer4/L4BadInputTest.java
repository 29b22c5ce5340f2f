package org.lbadmin.layer4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lbadmin.layer7.Layer7;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.web.TestRecords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.node.ObjectNode;

/** One table of bad input for page and API: the same sentence beside the same field, and nothing is changed. */
class L4BadInputTest extends L4Test {
    @Autowired
    Layer7 layer7;

    @AfterEach
    void nothingBeside() {
        layer7.replace(java.util.List.of(), L7Advanced.defaults());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("label", "two words", "“two words” is not a label"),
                arguments("label", "a\nvirtual = evil", "“a␣virtual = evil” is not a label"),
                arguments("label", "TAKEN", "The label TAKEN is taken by taken"),
                arguments("label", "Seven", "The label Seven is taken by seven"),
                arguments("ipAddress", "300.1.1.1", "“300.1.1.1” is not an IP address"),
                arguments("ipAddress", "0.0.0.0", "0.0.0.0 is not an address of one machine"),
                arguments("ipAddress", "203.0.113.5", "has a subnet that contains 203.0.113.5"),
                arguments("ipAddress", "7", "7 is a firewall mark; that needs the Protocol Firewall Marks"),
                arguments("ipAddress", "99999999999", "“99999999999” is not a firewall mark"),
                arguments("ports", "70000", "70000 is not a port"),
                arguments("ports", "25", "Port 25 on 10.44.9.1 is already used by taken"),
                arguments("ports", "8000-9000", "Port 8080 on 10.44.9.1 is already used by seven"),
                arguments("ports", "9443", "Port 9443 on 10.44.9.1 is already used by the WebUI"),
                arguments("ports", "", "This must be given"),
                arguments("protocol", "FIREWALL_MARK", "10.44.9.1 is an address"),
                arguments("protocol", "SCTP", "“SCTP” is not one of TCP, UDP"),
                arguments("forwardingMethod", "FULLNAT", "“FULLNAT” is not one of DIRECT_ROUTING"));
    }

    static Stream<Arguments> wrongWhenModified() {
        return Stream.of(
                arguments("persistence.timeoutSeconds", "0", "0 is out of range: 1 to 2678400"),
                arguments("persistence.granularity", "255.0.255.0", "“255.0.255.0” is neither a mask"),
                arguments("persistence.granularity", "64", "“64” does not fit an IPv4 service"),
                arguments("healthCheck.request", "a\"b", "has a quotation mark or a number sign"),
                arguments("healthCheck.response", "a#b", "has a quotation mark or a number sign"),
                arguments("healthCheck.response", "a(b", "“a(b” is not a regular expression"),
                arguments("healthCheck.response", "200\u2028OK", "contains a control character or a line break"),
                arguments("healthCheck.request", "x".repeat(300), "300 characters are too many"),
                arguments("healthCheck.virtualHost", "a b", "“a b” is not a host name"),
                arguments("healthCheck.port", "99999", "99999 is out of range"),
                arguments("fallback.ipAddress", "fd00::1", "fd00::1 and 10.44.9.1 are not both IPv4 or both IPv6"),
                arguments("fallback.port", "0", "0 is out of range"));
    }

    static Stream<Arguments> wrongServers() {
        return Stream.of(
                arguments("label", "it's", "“it's” is not a label"),
                arguments("label", "THERE", "THERE"),
                arguments("ipAddress", "10.44.9.1", "is the virtual service one itself"),
                arguments("ipAddress", "fd00::20", "fd00::20 and 10.44.9.1 are not both"),
                arguments("ipAddress", "10.44.9.20", "10.44.9.20 is in one twice"),
                arguments("weight", "65536", "65536 is out of range: 0 to 65535"),
                arguments("minConnections", "-1", "-1 is out of range"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aNewServiceIsRefusedWithTheSameSentence(String field, String value, String sentence) {
        api(mvc.post().uri(API), service("taken", "25"));
        api(mvc.post().uri("/lbadmin/api/v1/cluster/layer7/virtual-services"), """
                {"label": "seven", "ipAddress": "10.44.9.1", "ports": "8080", "protocol": "TCP"}
                """);
        Map<String, String> fields =
                new HashMap<>(Map.of("label", "new", "ipAddress", "10.44.9.1", "ports", "110", "protocol", "TCP"));
        fields.put(field, value);
        String at = field.equals("protocol") && value.equals("FIREWALL_MARK") ? "ipAddress" : field;

        assertRefused(
                at, sentence, api(mvc.post().uri(API), json(fields)), send(PAGES + "/add-virtual-service", fields));
        assertThat(layer4.all()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("wrongWhenModified")
    void aChangeIsRefusedWithTheSameSentence(String field, String value, String sentence) {
        api(mvc.post().uri(API), service("one", "110"));
        Map<String, String> fields =
                new HashMap<>(Map.of("healthCheck.type", "NEGOTIATE", "healthCheck.protocol", "HTTP", field, value));

        assertRefused(
                field,
                sentence,
                api(mvc.patch().uri(API + "/one"), json(fields)),
                send(PAGES + "/virtual-services/one", fields));
    }

    @ParameterizedTest
    @MethodSource("wrongServers")
    void aRealServerIsRefusedWithTheSameSentence(String field, String value, String sentence) {
        api(mvc.post().uri(API), service("one", "110"));
        api(mvc.post().uri(API + "/one/real-servers"), "{\"label\": \"there\", \"ipAddress\": \"10.44.9.20\"}");
        Map<String, String> fields = new HashMap<>(Map.of("label", "new", "ipAddress", "10.44.9.21"));
        fields.put(field, value);

        assertRefused(
                field,
                sentence,
                api(mvc.post().uri(API + "/one/real-servers"), json(fields)),
                send(PAGES + "/virtual-services/one/add-real-server", fields));
        assertThat(layer4.get("one").realServers()).hasSize(1);
    }

    @Test
    void layer7IsRefusedWhatLayer4Has() {
        api(mvc.post().uri(API), service("taken", "25"));

        MvcTestResult answer = api(mvc.post().uri("/lbadmin/api/v1/cluster/layer7/virtual-services"), """
                {"label": "Taken", "ipAddress": "10.44.9.1", "ports": "25", "protocol": "TCP"}
                """);

        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The label Taken is taken by taken", "Port 25 on 10.44.9.1 is already used by taken");
    }

    @Test
    void directRoutingHasNoPortOfItsOwn() {
        assertThat(api(mvc.post().uri(API), """
                        {"label": "one", "ipAddress": "10.44.9.1", "ports": "80",
                         "realServers": [{"label": "r", "ipAddress": "10.44.9.20", "port": 81}]}
                        """))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("r cannot have a port of its own");
    }

    @Test
    void ldirectordKnowsLessOverIpv6() {
        assertThat(api(mvc.post().uri(API), """
                        {"label": "one", "ipAddress": "7", "protocol": "FIREWALL_MARK"}
                        """))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The firewall mark 7 has no port that could be checked");
    }

    private static void assertRefused(String field, String sentence, MvcTestResult answer, MvcTestResult page) {
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[?(@.field == '" + field + "')].message")
                .asArray()
                .anySatisfy(message -> assertThat(message.toString()).contains(sentence));
        assertThat(page).hasStatusOk();
        String html = org.springframework.web.util.HtmlUtils.htmlUnescape(body(page));
        assertThat(html).contains(sentence).contains("id=\"" + field + "-problems\"");
    }

    private static String body(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
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

package org.lbadmin.layer7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lbadmin.web.TestRecords;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.node.ObjectNode;

/** One table of bad input for page and API: the same sentence beside the same field, and nothing is changed. */
class BadInputTest extends L7Test {
    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("label", "two words", "“two words” is not a label"),
                arguments("label", "a\nlisten evil", "“a␣listen evil” is not a label"),
                arguments("label", "it's", "“it's” is not a label"),
                arguments("label", "%[src]", "“%[src]” is not a label"),
                arguments("label", "x".repeat(500_000), "is not a label"),
                arguments("label", "TAKEN", "The label TAKEN is taken by taken"),
                arguments("ipAddress", "300.1.1.1", "“300.1.1.1” is not an IP address"),
                arguments("ipAddress", "mail.example.com", "“mail.example.com” is not an IP address"),
                arguments("ipAddress", "192.168.30.0/24", "“192.168.30.0/24” is not an IP address"),
                arguments("ipAddress", "0.0.0.0", "0.0.0.0 is not an address of one machine"),
                arguments(
                        "ipAddress",
                        "203.0.113.5",
                        "No interface of this appliance has a subnet that contains 203.0.113.5"),
                arguments("ports", "0", "0 is not a port"),
                arguments("ports", "70000", "70000 is not a port"),
                arguments("ports", "443;80", "“443;80” is not a port"),
                arguments("ports", "90-80", "The range 90-80 ends before it begins"),
                arguments("ports", "80,443,80", "Port 80 is there twice"),
                arguments("ports", "1-65535", "65535 ports are too many"),
                arguments("ports", "25", "Port 25 on 127.0.9.1 is already used by taken"),
                arguments("ports", "9443", "Port 9443 on 127.0.9.1 is already used by the WebUI"),
                arguments("protocol", "UDP", "“UDP” is not one of HTTP, TCP"),
                arguments("ports", "", "This must be given"));
    }

    static Stream<Arguments> wrongWhenModified() {
        return Stream.of(
                arguments(
                        "healthCheck.request",
                        "owa/health check.htm",
                        "contains a character that a request cannot carry"),
                arguments("healthCheck.response", "200\u2028OK", "contains a control character or a line break"),
                arguments("healthCheck.response", "x".repeat(300), "300 characters are too many; the most is 255"),
                arguments("healthCheck.host", "mail example", "“mail example” is not a host name or address"),
                arguments("healthCheck.port", "99999", "99999 is out of range: 1 to 65535"),
                arguments("timeouts.client", "30 minutes", "“30 minutes” is not a length of time"),
                arguments("timeouts.client", "40d", "40d is out of range"),
                arguments("maxConnections", "many", "“many” is not a whole number"),
                arguments("maxConnections", "0", "0 is out of range: 1 to 1000000"),
                arguments("persistence.mode", "HTTP_COOKIE", "HTTP Cookie persistence works only in HTTP Mode"),
                arguments(
                        "persistence.mode",
                        "APPLICATION_COOKIE",
                        "Application Cookie persistence works only in HTTP Mode"),
                arguments("connections.sourceAddress", "203.0.113.5", "No interface of this appliance has a subnet"),
                arguments("connections.sendProxy", "V3", "“V3” is not one of NONE, V1, V2, V2_SSL, V2_SSL_CN"),
                arguments("timeouts.tunnel", "soon", "“soon” is not a length of time"),
                arguments("fallback.ipAddress", "x", "“x” is not an IP address"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aNewServiceIsRefusedWithTheSameSentence(String field, String value, String sentence) {
        api(mvc.post().uri(API), service("taken", "25"));
        Map<String, String> fields =
                new HashMap<>(Map.of("label", "new", "ipAddress", "127.0.9.1", "ports", "110", "protocol", "TCP"));
        fields.put(field, value);

        assertRefused(
                field, sentence, api(mvc.post().uri(API), json(fields)), send(PAGES + "/add-virtual-service", fields));
        assertThat(layer7.all()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("wrongWhenModified")
    void aChangeIsRefusedWithTheSameSentence(String field, String value, String sentence) {
        api(mvc.post().uri(API), service("one", "110"));
        Map<String, String> fields = new HashMap<>(
                Map.of("healthCheck.type", "NEGOTIATE_HTTP_GET", "timeouts.enabled", "true", field, value));

        assertRefused(
                field,
                sentence,
                api(mvc.patch().uri(API + "/one"), json(fields)),
                send(PAGES + "/virtual-services/one", fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'protocol': 'TCP', 'http': {'compression': true}}"
                        + "|http.compression|This works only in HTTP Mode: in TCP Mode HAProxy does not read requests",
                "{'protocol': 'HTTP', 'persistence': {'mode': 'RDP_CLIENT_COOKIE'}}"
                        + "|persistence.mode|RDP Client Cookie persistence works only in TCP Mode",
                "{'protocol': 'HTTP', 'persistence': {'mode': 'X_FORWARDED_FOR_AND_SOURCE_IP', 'xffPosition': 0}}"
                        + "|persistence.xffPosition|There is no address at position 0",
                "{'protocol': 'HTTP', 'http': {'hsts': true, 'hstsMonths': 2}}"
                        + "|http.hstsMonths|2 is out of range: 3 to 24",
                "{'healthCheck': {'type': 'MYSQL'}}|healthCheck.username|A MySQL check needs the name of a user",
                "{'healthCheck': {'type': 'MYSQL', 'username': 'a b'}}"
                        + "|healthCheck.username|“a b” is not a name of up to 32 letters",
                "{'feedback': {'method': 'AGENT', 'port': 70000}}|feedback.port|70000 is out of range: 1 to 65535",
                "{'connections': {'sourceAddress': '::1'}, 'realServers': [{'label': 'R', 'ipAddress': '127.0.1.1'}]}"
                        + "|connections.sourceAddress|Connections from ::1 cannot reach R at 127.0.1.1: one is IPv4",
                "{'transparentProxy': true, 'connections': {'sourceAddress': '127.0.9.1'}}"
                        + "|transparentProxy|Transparent Proxy connects from the client",
                "{'persistence': {'mode': 'MS_SESSION_BROKER'}, 'realServers': [{'label': 'R', 'ipAddress': '127.0.1.1'}]}"
                        + "|realServers[0].port|With MS Session Broker persistence R needs a port"
            })
    void settingsThatDoNotGoTogetherAreRefused(String settings, String field, String sentence) {
        api(mvc.post().uri(API), service("one", "110"));

        MvcTestResult answer = api(mvc.patch().uri(API + "/one"), settings.replace((char) 39, '"'));

        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("\"" + field + "\"", sentence);
    }

    @Test
    void saysEverythingAtOnceAndKeepsWhatWasTyped() {
        MvcTestResult page = send(
                PAGES + "/add-virtual-service",
                Map.of("label", "no good", "ipAddress", "1.2.3", "ports", "x", "protocol", "TCP"));

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("3 problems", "value=\"no good\"", "value=\"1.2.3\"", "value=\"x\"");
    }

    @Test
    void anUnknownKeyIsBadInput() {
        assertThat(api(mvc.post().uri(API), "{\"label\": \"a\", \"colour\": 1}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is no field “colour” here");
    }

    @Test
    void aRealServerIsRefusedForTheSameReasons() {
        api(mvc.post().uri(API), service("one", "110"));
        Map<String, String> twice = Map.of("label", "Backup", "ipAddress", "127.0.9.1", "port", "110", "weight", "300");

        MvcTestResult answer = api(mvc.post().uri(API + "/one/real-servers"), json(twice));

        assertRefused(
                "weight",
                "300 is out of range: 0 to 256",
                answer,
                send(PAGES + "/virtual-services/one/add-real-server", twice));
        Map<String, String> itself = Map.of("label", "Backup", "ipAddress", "127.0.9.1", "port", "110");
        assertRefused(
                "label",
                "The label Backup is the name of the fallback server",
                api(mvc.post().uri(API + "/one/real-servers"), json(itself)),
                send(PAGES + "/virtual-services/one/add-real-server", itself));
        assertThat(layer7.get("one").realServers()).isEmpty();
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

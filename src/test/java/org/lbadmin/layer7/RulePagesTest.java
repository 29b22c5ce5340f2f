package org.lbadmin.layer7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7HeaderRule;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** ACL rules and header rules on their pages and through the API: added, changed, moved, removed, refused. */
class RulePagesTest extends L7Test {
    private static final String WEB = PAGES + "/virtual-services/web";
    private static final Pattern TAG = Pattern.compile("name=\"etag\" value=\"([^\"]+)\"");

    @BeforeEach
    void twoServices() {
        for (String label : List.of("web", "mail")) {
            api(mvc.post().uri(API), """
                    {"label": "%s", "ipAddress": "127.0.9.1", "ports": "%s", "protocol": "HTTP",
                     "realServers": [{"label": "R", "ipAddress": "192.0.2.1", "port": 80}]}
                    """.formatted(label, label.equals("web") ? "80" : "81"));
        }
    }

    @Test
    void rulesAreAddedAtTheEndAndReadInPlainLanguage() {
        add("acl", Map.of("type", "PATH_BEGINS", "value", "/owa", "action", "BACKEND", "virtualService", "mail"));
        add(
                "acl",
                Map.of("type", "SOURCE_ADDRESS", "condition", "NOT_EQUAL", "value", "10.0.0.0/8", "action", "BLOCK"));
        add("header", Map.of("direction", "RESPONSE", "option", "DELETE", "name", "Server"));

        assertThat(page(WEB))
                .bodyText()
                .contains(
                        "The path begins with /owa: hand it on to mail",
                        "The client is not in 10.0.0.0/8: refuse it",
                        "Answers: remove Server");
        assertThat(layer7.get("web").aclRules())
                .extracting(L7AclRule::action)
                .containsExactly(L7AclRule.Action.BACKEND, L7AclRule.Action.BLOCK);
    }

    @Test
    void aRuleIsChangedMovedAndDeleted() {
        for (String value : List.of("/a", "/b", "/c")) {
            add("acl", Map.of("value", value, "action", "BLOCK"));
        }

        assertThat(send(WEB + "/acl-rules/2", Map.of("value", "/x"))).hasStatus3xxRedirection();
        assertThat(values()).containsExactly("/a", "/x", "/c");
        send(WEB + "/acl-rules/3/up", Map.of());
        send(WEB + "/acl-rules/1/up", Map.of());
        assertThat(values()).containsExactly("/a", "/c", "/x");
        send(WEB + "/acl-rules/1/down", Map.of());
        assertThat(values()).containsExactly("/c", "/a", "/x");
        assertThat(page(WEB + "/acl-rules/2/delete"))
                .bodyText()
                .contains("Delete ACL rule 2 of web?", "begins with /a");
        send(WEB + "/acl-rules/2/delete", Map.of());
        assertThat(values()).containsExactly("/c", "/x");
        assertThat(page(WEB + "/acl-rules/3")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whatSomebodyElseMovedIsNotDeletedByItsOldNumber() {
        add("acl", Map.of("value", "/a", "action", "BLOCK"));
        add("acl", Map.of("value", "/b", "action", "BLOCK"));
        String tag = tag(page(WEB + "/acl-rules/1/delete"));
        send(WEB + "/acl-rules/1/down", Map.of());

        assertThat(send(WEB + "/acl-rules/1/delete", Map.of("etag", tag))).hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(send(WEB + "/acl-rules/1/up", Map.of("etag", tag))).hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(values()).containsExactly("/b", "/a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acl|value||This must be given",
                "acl|location|value=/a,location=ftp://x|“ftp://x” is neither an address",
                "acl|location|value=/a|A redirect needs somewhere to lead to",
                "acl|value|type=SOURCE_ADDRESS,value=here,action=BLOCK|“here” is not a network",
                "acl|virtualService|value=/a,action=BACKEND|This must be given",
                "acl|virtualService|value=/a,action=BACKEND,virtualService=gone|There is no layer 7 virtual service gone",
                "acl|virtualService|value=/a,action=BACKEND,virtualService=web|web is this virtual service itself",
                "acl|realServer|value=/a,action=USE_SERVER,realServer=X|X is not a real server of web",
                "header|name|option=DELETE,name=a b|“a b” is not the name of a header",
                "header|value|option=SET,name=a|This must be given",
                "header|pattern|option=REPLACE,name=a,value=b,pattern=(|“(” is not a regular expression: Unclosed group"
            })
    void whatIsWrongIsSaidBesideItsField(String kind, String field, String sent, String sentence) {
        Map<String, String> fields = new java.util.HashMap<>();
        for (String pair : sent == null ? new String[0] : sent.split(",")) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], parts[1]);
        }

        MvcTestResult answer = send(WEB + "/add-" + kind + "-rule", fields);

        assertThat(answer).hasStatusOk().bodyText().contains("id=\"" + field + "-problems\"", sentence);
        assertThat(layer7.get("web").aclRules()).isEmpty();
    }

    @Test
    void aRuleFollowsTheNamesItLeadsTo() {
        add("acl", Map.of("value", "/a", "action", "BACKEND", "virtualService", "mail"));
        add("acl", Map.of("value", "/b", "action", "USE_SERVER", "realServer", "R"));

        api(mvc.patch().uri(API + "/mail"), "{\"label\": \"post\"}");
        api(mvc.patch().uri(API + "/web/real-servers/R"), "{\"label\": \"S\"}");

        assertThat(layer7.get("web").aclRules().get(0).virtualService()).hasToString("post");
        assertThat(layer7.get("web").aclRules().get(1).realServer()).hasToString("S");
        assertThat(page(WEB)).bodyText().contains("hand it on to post", "give it to S");
    }

    /** What is not concerned stays the same object: whatever is remembered of it goes on to hold. */
    @Test
    void anEditLeavesOthersAlone() {
        var mail = layer7.get("mail");

        add("acl", Map.of("value", "/a", "action", "BACKEND", "virtualService", "mail"));
        api(mvc.patch().uri(API + "/web"), "{\"label\": \"shop\"}");

        assertThat(layer7.get("mail")).isSameAs(mail);
    }

    @Test
    void whatARuleLeadsToStays() {
        add("acl", Map.of("value", "/a", "action", "BACKEND", "virtualService", "mail"));
        add("acl", Map.of("value", "/b", "action", "USE_SERVER", "realServer", "R"));

        assertThat(api(mvc.delete().uri(API + "/mail"), ""))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("web");
        assertThat(api(mvc.delete().uri(API + "/web/real-servers/R"), ""))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("an ACL rule of web leads to it");
        assertThat(api(mvc.patch().uri(API + "/mail"), "{\"forceToHttps\": true}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("leads to mail, which would have no real servers");
        assertThat(api(mvc.patch().uri(API + "/mail"), """
                        {"protocol": "TCP", "persistence": {"mode": "NONE"}, "xForwardedFor": false}"""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("both must be in the same mode");
    }

    @Test
    void scriptsSendTheWholeList() {
        MvcTestResult answer = api(mvc.patch().uri(API + "/web"), """
                {"aclRules": [{"value": "/a", "location": "/b"}], "headerRules": [{"name": "X", "value": "y"}]}""");

        assertThat(answer)
                .hasStatusOk()
                .bodyText()
                .contains("\"redirectCode\":302", "\"condition\":\"EQUAL\"", "\"direction\":\"REQUEST\"");
        assertThat(layer7.get("web").headerRules())
                .extracting(L7HeaderRule::option)
                .containsExactly(L7HeaderRule.Option.SET);
    }

    private void add(String kind, Map<String, String> fields) {
        assertThat(send(WEB + "/add-" + kind + "-rule", fields)).hasStatus3xxRedirection();
    }

    private List<String> values() {
        return layer7.get("web").aclRules().stream().map(L7AclRule::value).toList();
    }

    private static String tag(MvcTestResult page) {
        Matcher matcher = TAG.matcher(new String(page.getResponse().getContentAsByteArray()));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}

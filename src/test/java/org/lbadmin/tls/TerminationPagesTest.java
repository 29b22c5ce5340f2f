package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.OperationMode;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.TlsSwitches;
import org.lbadmin.model.value.Label;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class TerminationPagesTest extends TerminationTest {
    private static final Pattern TAG = Pattern.compile("name=\"etag\" value=\"([0-9a-f]+)\"");
    private static final String LIST = PAGES + "/terminations";
    private static final String ONE = LIST + "/SSL-MBOX-HTTP";

    /** As the guide says in 10.2.1 e), in a browser without script. */
    @Test
    void addsWhatTheGuideAddsAndListsAndDeletesIt() {
        assertThat(page(PAGES + "/add-termination"))
                .bodyText()
                .contains("SSL Termination - Add a new Virtual Service", "<option value=\"MBOX-HTTP\"", "value=\"443\"")
                .contains("data-suggest=\"SSL-{0}\"", "Default Self Signed Certificate (server)");

        MvcTestResult added = send(PAGES + "/add-termination", asInTheGuide());

        assertThat(added).hasRedirectedUrl(LIST);
        assertThat(terminations.all())
                .containsExactly(SslTermination.defaults(new Label("SSL-MBOX-HTTP"), new Label("MBOX-HTTP")));
        assertThat(page(LIST + "?q=mbox&sort=socket&dir=desc"))
                .bodyText()
                .contains("127.0.30.10:443", "High Security", "STunnel", "Modify SSL-MBOX-HTTP");
        assertThat(page(ONE + "/delete"))
                .bodyText()
                .contains("127.0.30.10:443 takes no TLS connections any more once STunnel is reloaded")
                .contains("MBOX-HTTP itself stays and goes on with plain connections on port 80");
        assertThat(send(ONE + "/delete", Map.of())).hasRedirectedUrl(LIST);
        assertThat(terminations.all()).isEmpty();
    }

    @Test
    void whatDoesNotApplyGoesBackToItsDefault() {
        send(PAGES + "/add-termination", asInTheGuide());
        Map<String, String> custom = new HashMap<>(asInTheGuide());
        custom.put("label", "SSL-MBOX-HTTP");
        custom.put("operationMode", "CUSTOM");
        custom.put("switches.ciphers", "AES128-SHA");
        assertThat(send(ONE, custom)).hasRedirectedUrl(LIST);
        assertThat(terminations.get("SSL-MBOX-HTTP").switches().ciphers()).isEqualTo("AES128-SHA");

        custom.put("operationMode", "COMPATIBLE");
        custom.put("switches.ciphers", "hidden and wrong");
        custom.put("custom.ipAddress", "hidden and wrong");
        assertThat(send(ONE, custom)).hasRedirectedUrl(LIST);

        SslTermination after = terminations.get("SSL-MBOX-HTTP");
        assertThat(after.operationMode()).isEqualTo(OperationMode.COMPATIBLE);
        assertThat(after.switches()).isEqualTo(TlsSwitches.defaults());
        assertThat(after.custom()).isEqualTo(SslTermination.Custom.none());
    }

    @Test
    void customHasAnAddressAndABackendOfItsOwn() {
        Map<String, String> fields = new HashMap<>(asInTheGuide());
        fields.putAll(Map.of(
                "label", "OWN",
                "virtualService", "",
                "bindProxyProtocolTo", "MBOX-HTTP",
                "custom.ipAddress", "127.0.30.20",
                "custom.backendIpAddress", "192.0.2.1",
                "custom.backendPort", "80"));

        assertThat(send(PAGES + "/add-termination", fields)).hasRedirectedUrl(LIST);

        assertThat(terminations.get("OWN").isCustom()).isTrue();
        assertThat(terminations.get("OWN").bindProxyProtocolTo()).isNull();
        assertThat(page(LIST)).bodyText().contains("127.0.30.20:443", "Custom");
    }

    @Test
    void theDropDownThatFollowsIsStoredAsFollowing() {
        given(mvc.post().uri(L7), service("OTHER", "127.0.30.11", "80", "HTTP"));
        Map<String, String> fields = new HashMap<>(asInTheGuide());
        fields.put("bindProxyProtocolTo", "MBOX-HTTP");
        send(PAGES + "/add-termination", fields);
        assertThat(terminations.get("SSL-MBOX-HTTP").bindProxyProtocolTo()).isNull();

        fields.putAll(Map.of("label", "SSL-MBOX-HTTP", "bindProxyProtocolTo", "OTHER"));
        send(ONE, fields);

        assertThat(terminations.get("SSL-MBOX-HTTP").target()).isEqualTo(new Label("OTHER"));
    }

    @Test
    void aFormThatIsStaleShowsBothAndChangesNothing() {
        terminated("");
        String tag = tag(page(ONE));
        given(mvc.patch().uri(API + "/SSL-MBOX-HTTP"), "{\"port\": 444}");

        MvcTestResult refused = send(ONE, Map.of("port", "445", "etag", tag));

        assertThat(refused)
                .hasStatusOk()
                .bodyText()
                .contains("Someone changed this in the meantime", "Stored now: 444", "value=\"445\"");
        assertThat(terminations.get("SSL-MBOX-HTTP").port()).isEqualTo(444);
    }

    @Test
    void rulesAreAddedChangedAndRemovedOnPagesOfTheirOwn() {
        terminated("");
        String tag = tag(page(ONE));

        assertThat(send(
                        ONE + "/add-sni-rule",
                        Map.of(
                                "label",
                                "A",
                                "host",
                                "a.example.com",
                                "certificate",
                                "server",
                                "virtualService",
                                "",
                                "backendIpAddress",
                                "192.0.2.1",
                                "backendPort",
                                "81",
                                "_proxyProtocol",
                                "on")))
                .hasRedirectedUrl(ONE);
        assertThat(page(ONE)).bodyText().contains("a.example.com", "192.0.2.1:81", "Modify A");
        assertThat(send(ONE + "/sni-rules/A", Map.of("virtualService", "MBOX-HTTP", "backendPort", "hidden")))
                .hasRedirectedUrl(ONE);
        assertThat(terminations.get("SSL-MBOX-HTTP").sniRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.virtualService()).isEqualTo(new Label("MBOX-HTTP")))
                .satisfies(rule -> assertThat(rule.backendPort()).isNull())
                .satisfies(rule -> assertThat(rule.proxyProtocol()).isFalse());
        assertThat(send(ONE, Map.of("port", "445", "etag", tag)))
                .as("an edit of a rule does not make the termination's form stale")
                .hasRedirectedUrl(LIST);
        assertThat(page(ONE + "/sni-rules/A/delete")).bodyText().contains("Clients that ask for a.example.com");
        assertThat(send(ONE + "/sni-rules/A/delete", Map.of())).hasRedirectedUrl(ONE);
        assertThat(terminations.get("SSL-MBOX-HTTP").sniRules()).isEmpty();
        assertThat(page(ONE + "/sni-rules/A")).hasStatus(404);
    }

    @Test
    void theAdvancedConfigurationIsOnePage() {
        String advanced = PAGES + "/advanced";

        assertThat(page(advanced)).bodyText().contains("SSL - Advanced Configuration", "value=\"20000\"");
        assertThat(send(advanced, Map.of("debugLevel", "9"))).bodyText().contains("9 is out of range: 5 to 7");
        assertThat(send(advanced, Map.of("debugLevel", "6", "sessionTimeout", "1h")))
                .hasRedirectedUrl(advanced);
        assertThat(terminations.advanced().sessionTimeout().value()).isEqualTo("1h");
    }

    @Test
    void theMenuHasThemInOrder() {
        assertThat(body(page(LIST)))
                .containsSubsequence(
                        "Layer 7 - Advanced Configuration",
                        "SSL Certificates",
                        "SSL Termination",
                        "SSL - Advanced Configuration",
                        "Setup Wizard");
    }

    @Test
    void theSearchFindsTerminationsAndCertificates() {
        terminated(
                ", \"sniRules\": [{\"label\": \"A\", \"host\": \"shop.example.com\", \"virtualService\": \"MBOX-HTTP\"}]");

        assertThat(page("/lbadmin/search?q=shop.exa")).bodyText().contains("SSL-MBOX-HTTP", "127.0.30.10:443");
        assertThat(page("/lbadmin/search?q=server")).bodyText().contains("/lbadmin/cluster/ssl/certificates/server");
    }

    private static Map<String, String> asInTheGuide() {
        return Map.of(
                "label", "",
                "virtualService", "MBOX-HTTP",
                "port", "443",
                "operationMode", "HIGH_SECURITY",
                "certificate", "server",
                "sourceIpAddress", "",
                "_proxyProtocol", "on",
                "proxyProtocol", "true",
                "bindProxyProtocolTo", "",
                "terminator", "STUNNEL");
    }

    private static String tag(MvcTestResult page) {
        Matcher matcher = TAG.matcher(body(page));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}

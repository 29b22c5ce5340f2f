package org.lbadmin.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class FirewallPagesTest extends FirewallTest {
    @Test
    void theScriptIsLockedWithAWayToUnlockIt() {
        mode("SECURE");

        assertThat(mvc.get().uri(PAGE))
                .hasStatusOk()
                .bodyText()
                .contains("The Firewall Script is locked", "href=\"/lbadmin/local/security\"", "readonly")
                .doesNotContain(">Update<");
        assertThat(send(PAGE, Map.of("script", SMTP))).hasStatus(403).bodyText().contains("locked");
    }

    /** As a browser without script does it; browsers end lines as typewriters did. */
    @Test
    void updateLeadsToTheConfirmation() {
        assertThat(mvc.get().uri(PAGE)).bodyText().contains(">Update<", "VIP1=").doesNotContain("readonly");

        assertThat(send(PAGE, Map.of("script", SMTP.replace("\n", "\r\n")))).hasRedirectedUrl(PAGE + "/trial");

        assertThat(mvc.get().uri(PAGE + "/trial")).bodyText().contains(">Confirm<", "data-seconds=\"300\"");
        assertThat(mvc.get().uri(PAGE)).bodyText().contains("waits to be confirmed");
        assertThat(send(PAGE + "/confirm", Map.of())).hasRedirectedUrl(PAGE);
        assertThat(firewall.read().script()).isEqualTo(SMTP);
        assertThat(mvc.get().uri("/lbadmin/view/firewall-rules")).bodyText().contains("ipv4, table filter", "dpt:25");
        assertThat(mvc.get().uri("/lbadmin/view/firewall")).bodyText().contains("Lockdown SMTP", "Release history");
        assertThat(mvc.get().uri("/lbadmin/logs/firewall")).hasStatusOk();
        assertThat(mvc.get().uri("/lbadmin/maintenance/services")).bodyText().contains("Restart Firewall");
    }

    @Test
    void aRefusedScriptIsShownAgainWithTheWordsOfTheLine() {
        MvcTestResult refused = send(PAGE, Map.of("script", "# mine\niptables -A INPUT -j <DORP>\n"));

        assertThat(refused)
                .hasStatus(422)
                .bodyText()
                .contains("nothing was changed", "data-line=\"2\"", "# mine", "&lt;DORP&gt;");
    }

    @Test
    void whoWouldBeLockedOutIsAskedASecondTime() {
        String script = "iptables -A INPUT -p tcp --dport 80 -j DROP\n";

        assertThat(send(PAGE, Map.of("script", script)))
                .hasStatus(409)
                .bodyText()
                .contains("You would be locked out", "127.0.0.1", "Try it all the same", "--dport 80");

        assertThat(send(PAGE, Map.of("script", script, "evenIfBlocked", "true")))
                .hasRedirectedUrl(PAGE + "/trial");
    }

    @Test
    void whatWasNotConfirmedIsNotLost() {
        assertThat(send(PAGE, Map.of("script", SMTP))).hasRedirectedUrl(PAGE + "/trial");
        assertThat(send(PAGE + "/revert", Map.of())).hasRedirectedUrl(PAGE);

        assertThat(mvc.get().uri(PAGE))
                .bodyText()
                .contains("were not confirmed", "Show it")
                .doesNotContain("--dport 25 -j DROP\n</textarea>");
        assertThat(mvc.get().uri(PAGE + "?tried")).bodyText().contains("# Lockdown SMTP\n", "Forget it");
        send(PAGE + "/discard", Map.of());
        assertThat(mvc.get().uri(PAGE)).bodyText().doesNotContain("Show it");
    }

    @Test
    void theLockdownWizardGoesThroughTheSameGuard() {
        String wizard = "/lbadmin/maintenance/firewall-lockdown";
        assertThat(mvc.get().uri(wizard)).bodyText().contains("You are at 127.0.0.1", "Administration networks");
        Map<String, String> wrong = Map.of("enabled", "true", "networks", "300.0.0.0/8", "webui", "true");
        assertThat(send(wizard, wrong)).hasStatus(422).bodyText().contains("300.0.0.0");

        Map<String, String> good = Map.of("enabled", "true", "networks", "10.0.0.0/8", "webui", "true", "_snmp", "on");
        assertThat(send(wizard, good)).hasRedirectedUrl(PAGE + "/trial");

        assertThat(send(PAGE + "/confirm", Map.of())).hasRedirectedUrl(PAGE);
        assertThat(firewall.read().lockdown().enabled()).isTrue();
        assertThat(firewall.read().lockdown().snmp()).isFalse();
    }
}

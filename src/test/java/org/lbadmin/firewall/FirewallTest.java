package org.lbadmin.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lbadmin.AppTest;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperCall.Action;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.Firewall;
import org.lbadmin.model.FirewallTrials;
import org.lbadmin.web.TestRecords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the tests of the firewall share: an appliance in Custom mode, and afterwards one as it was before. */
@WithMockUser(username = "ann", roles = "CONFIG")
abstract class FirewallTest extends AppTest {
    static final String API = "/lbadmin/api/v1/maintenance/firewall-script";
    static final String LOCKDOWN = "/lbadmin/api/v1/maintenance/firewall-lockdown";
    static final String PAGE = "/lbadmin/maintenance/firewall-script";
    static final String SMTP = "# Lockdown SMTP\niptables -A INPUT -p tcp --dport 25 -j DROP\n";

    @Autowired
    FirewallConfiguration firewall;

    @Autowired
    FirewallTrials trials;

    @Autowired
    Helper helper;

    @BeforeEach
    void unlock() {
        mode("CUSTOM");
    }

    @AfterEach
    void leaveNothing() {
        if (trials.state().state() == FirewallTrials.State.WAITING) {
            trials.revert();
        }
        trials.discard();
        firewall.confirmed(Firewall.defaults());
        helper.run(new HelperCall.Control(Action.STOP, EngineId.FIREWALL));
        mode("SECURE");
    }

    void mode(String mode) {
        assertThat(json(mvc.put().uri("/lbadmin/api/v1/local/security"), "{\"mode\": \"" + mode + "\"}"))
                .hasStatusOk();
    }

    MvcTestResult put(String script) {
        return json(mvc.put().uri(API), body(script, false));
    }

    static String body(String script, boolean evenIfBlocked) {
        return TestRecords.create()
                .object()
                .put("script", script)
                .put("evenIfBlocked", evenIfBlocked)
                .toString();
    }

    /** Live, and confirmed. */
    void live(String script) {
        assertThat(put(script)).hasStatus(202);
        assertThat(post(API + "/confirm")).hasStatusOk();
    }

    MvcTestResult post(String path) {
        return mvc.post().uri(path).exchange();
    }

    MvcTestResult json(MockMvcRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    MvcTestResult send(String path, Map<String, String> fields) {
        MockMvcRequestBuilder request = mvc.post().uri(path).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    String rules() {
        return helper.run(new HelperCall.FirewallRules()).output();
    }
}

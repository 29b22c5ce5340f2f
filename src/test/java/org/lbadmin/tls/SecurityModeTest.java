package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.AppTest;
import org.lbadmin.model.SecurityMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WithMockUser(username = "ann", roles = "CONFIG")
class SecurityModeTest extends AppTest {
    private static final String PAGE = "/lbadmin/local/security";

    @Autowired
    private LocalSecuritySettings settings;

    @Autowired
    private LocalSecurityRows rows;

    /** There is no way back from the permanent mode but this one, below everything. */
    @AfterEach
    void asOnAFreshAppliance() {
        rows.deleteAll();
        ReflectionTestUtils.setField(settings, "state", null);
    }

    @Test
    void isSecureUntilSomebodySaysCustom() {
        assertThat(settings.mode()).isEqualTo(SecurityMode.SECURE);

        assertThat(send("CUSTOM", false)).hasRedirectedUrl(PAGE);

        assertThat(settings.mode()).isEqualTo(SecurityMode.CUSTOM);
        assertThat(mvc.get().uri(PAGE)).bodyText().contains("Appliance Security Mode", "Secure - Permanent");
    }

    @Test
    void aPatchOfSomethingElseLeavesTheModeAsItIs() {
        send("CUSTOM", false);

        assertThat(mvc.patch()
                        .uri("/lbadmin/api/v1/local/security")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"httpsCertificate\": \"localhost\"}"))
                .hasStatusOk();

        assertThat(settings.mode()).isEqualTo(SecurityMode.CUSTOM);
    }

    @Test
    void permanentIsAskedForTwiceAndThenForGood() {
        assertThat(send("SECURE_PERMANENT", false))
                .hasStatusOk()
                .bodyText()
                .contains("cannot be undone", "data-confirm=");
        assertThat(settings.mode()).isEqualTo(SecurityMode.SECURE);

        assertThat(send("SECURE_PERMANENT", true)).hasRedirectedUrl(PAGE);

        assertThat(settings.mode()).isEqualTo(SecurityMode.SECURE_PERMANENT);
        assertThat(send("CUSTOM", false)).hasStatus(409).bodyText().contains("cannot be undone");
        assertThat(mvc.put()
                        .uri("/lbadmin/api/v1/local/security")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"mode\": \"SECURE\"}"))
                .hasStatus(409)
                .bodyText()
                .contains("cannot be undone");
        assertThat(mvc.get().uri("/lbadmin/maintenance/firewall-script"))
                .bodyText()
                .contains("Secure - Permanent")
                .doesNotContain(">Update<");
    }

    private MvcTestResult send(String mode, boolean permanently) {
        var request = mvc.post().uri(PAGE).with(csrf()).param("mode", mode).param("httpsCertificate", "localhost");
        return (permanently ? request.param("permanently", "true") : request).exchange();
    }
}

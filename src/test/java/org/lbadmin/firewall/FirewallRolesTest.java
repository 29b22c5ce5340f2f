package org.lbadmin.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.AppTest;
import org.springframework.http.MediaType;

class FirewallRolesTest extends AppTest {
    @ParameterizedTest
    @ValueSource(strings = {"MAINT", "REPORT"})
    void onlyAdministratorsChangeTheFirewallAndTheOthersLook(String role) {
        var who = user("bob").roles(role);
        for (String path : new String[] {"/maintenance/firewall-script", "/maintenance/firewall-lockdown"}) {
            assertThat(mvc.get().uri("/lbadmin" + path).with(who)).hasStatusOk();
            assertThat(mvc.get().uri("/lbadmin/api/v1" + path).with(who)).hasStatusOk();
            assertThat(mvc.post().uri("/lbadmin" + path).with(who).with(csrf()).param("script", "true"))
                    .hasStatus(403);
            assertThat(mvc.put()
                            .uri("/lbadmin/api/v1" + path)
                            .with(who)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{}"))
                    .hasStatus(403);
        }
        for (String act : new String[] {"confirm", "revert", "discard"}) {
            assertThat(mvc.post()
                            .uri("/lbadmin/maintenance/firewall-script/" + act)
                            .with(who)
                            .with(csrf()))
                    .hasStatus(403);
        }
        assertThat(mvc.get().uri("/lbadmin/view/firewall-rules").with(who)).hasStatusOk();
    }
}

package org.lbadmin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.Role;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class PasswordsPageTest extends AccessTest {
    private static final String PAGE = "/lbadmin/maintenance/passwords";
    private static final String USERS = "/lbadmin/maintenance/users";
    private static final String ADD = "/lbadmin/maintenance/add-user";
    private static final RequestPostProcessor ADMINISTRATOR = user(ADMIN).roles("CONFIG");

    @Test
    void administratorsSeeUsersOthersOnlyTheirOwn() {
        made("ops", Role.REPORT);

        assertThat(mvc.get().uri(PAGE).with(ADMINISTRATOR))
                .hasStatusOk()
                .bodyText()
                .contains("Add user", USERS + "/ops", "Remove ops")
                .doesNotContain("Remove loadbalancer", "??");
        assertThat(mvc.get().uri(PAGE).with(user("ops").roles("REPORT")))
                .hasStatusOk()
                .bodyText()
                .contains("Current password", "Add token")
                .doesNotContain("Add user", USERS + "/loadbalancer", ">loadbalancer<", "Role.CONFIG");
    }

    @Test
    void addsChangesAndRemovesAUser() {
        assertThat(mvc.get().uri(ADD).with(ADMINISTRATOR)).hasStatusOk();
        assertThat(send(ADD, "name", "ops", "role", "MAINT", "password", PASSWORD))
                .hasRedirectedUrl(PAGE);
        assertThat(users.get("ops").role()).isEqualTo(Role.MAINT);

        assertThat(mvc.get().uri(USERS + "/ops").with(ADMINISTRATOR))
                .hasStatusOk()
                .bodyText()
                .contains("Modify user ops")
                .doesNotContain("name=\"name\"");
        assertThat(send(USERS + "/ops", "role", "REPORT", "password", "")).hasRedirectedUrl(PAGE);
        assertThat(users.get("ops").role()).isEqualTo(Role.REPORT);

        assertThat(mvc.get().uri(USERS + "/ops/remove").with(ADMINISTRATOR))
                .hasStatusOk()
                .bodyText()
                .contains("Remove the user ops?", "ops is signed out everywhere at once.");
        assertThat(send(USERS + "/ops/remove")).hasRedirectedUrl(PAGE);
        assertThat(users.find("ops")).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidAndAPasswordNeverComesBack() {
        assertThat(send(ADD, "name", "a b", "role", "MAINT", "password", PASSWORD))
                .hasStatus(422)
                .bodyText()
                .contains("a b")
                .doesNotContain(PASSWORD);
        assertThat(send(ADD, "name", "ops", "role", "MAINT", "password", "too-short-1"))
                .hasStatus(422)
                .bodyText()
                .contains("at least 12 characters; this one has 11", "ops")
                .doesNotContain("too-short-1");
        assertThat(send(ADD, "name", "Loadbalancer", "role", "MAINT", "password", PASSWORD))
                .hasStatus(409)
                .bodyText()
                .contains("exists already");
    }

    @Test
    void theLastAdministratorAndOneselfStay() {
        assertThat(send(USERS + "/loadbalancer", "role", "REPORT"))
                .hasStatus(409)
                .bodyText()
                .contains("last one");
        assertThat(send(USERS + "/loadbalancer/remove"))
                .hasStatus(409)
                .bodyText()
                .contains("is you");
    }

    @Test
    void aChangeFromAnOldPageIsRefused() {
        made("ops", Role.MAINT);

        assertThat(send(USERS + "/ops", "role", "CONFIG", "etag", "old")).hasStatus(412);
        assertThat(users.get("ops").role()).isEqualTo(Role.MAINT);
    }

    @Test
    void aTokenIsShownOnce() {
        MockHttpSession session = new MockHttpSession();
        MvcTestResult made = parameters(
                        mvc.post().uri("/lbadmin/maintenance/tokens").session(session),
                        "label",
                        "backup",
                        "role",
                        "REPORT",
                        "expires",
                        "")
                .exchange();
        assertThat(made).hasRedirectedUrl(PAGE + "#token");
        String secret = (String) made.getMvcResult().getFlashMap().get("token");

        assertThat(mvc.get().uri(PAGE).with(ADMINISTRATOR).flashAttr("token", secret))
                .bodyText()
                .contains(secret, "Copy it now");
        Matcher revoke = Pattern.compile("/lbadmin/maintenance/tokens/[0-9a-f]{12}/revoke")
                .matcher(body(mvc.get().uri(PAGE).with(ADMINISTRATOR)));
        assertThat(revoke.find()).isTrue();
        assertThat(body(mvc.get().uri(PAGE).with(ADMINISTRATOR))).doesNotContain(secret);
        assertThat(send(revoke.group())).hasRedirectedUrl(PAGE);
        assertThat(tokenRows.count()).isZero();
    }

    @Test
    void aWrongRepetitionChangesNothing() {
        assertThat(send(
                        PAGE,
                        "currentPassword",
                        ADMIN_PASSWORD,
                        "newPassword",
                        "nine tall giraffes",
                        "newPasswordRepeat",
                        "nine small giraffes"))
                .hasStatus(422)
                .bodyText()
                .contains("The two passwords are not the same.")
                .doesNotContain("giraffes");
    }

    private MvcTestResult send(String uri, String... parameters) {
        return parameters(mvc.post().uri(uri), parameters).exchange();
    }

    private static MockMvcRequestBuilder parameters(MockMvcRequestBuilder request, String... parameters) {
        MockMvcRequestBuilder signed = request.with(ADMINISTRATOR).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            signed.param(parameters[i], parameters[i + 1]);
        }
        return signed;
    }

    private static String body(MockMvcRequestBuilder request) {
        try {
            return request.exchange().getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

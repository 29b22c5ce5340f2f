package org.lbadmin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.Role;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The door of browsers. */
class SignInTest extends AccessTest {
    private static final String PASSWORDS = "/lbadmin/maintenance/passwords";

    @Test
    void strangersAreLedToTheSignInPage() {
        assertThat(mvc.get().uri("/lbadmin/")).hasStatus3xxRedirection().hasRedirectedUrl("/lbadmin/login");
        assertThat(mvc.get().uri("/lbadmin/nothing/here")).hasRedirectedUrl("/lbadmin/login");
        assertThat(mvc.get().uri("/lbadmin/login")).hasStatusOk();
        assertThat(mvc.get().uri("/")).hasRedirectedUrl("/lbadmin/");
    }

    @Test
    void theRightPasswordOpensTheWay() {
        MockHttpSession session = new MockHttpSession();

        MvcTestResult result = signIn(session, ADMIN, ADMIN_PASSWORD);

        assertThat(result).hasStatus3xxRedirection().hasRedirectedUrl("/lbadmin/");
        assertThat(mvc.get().uri(PASSWORDS).session(session)).hasStatusOk();
        assertThat(mvc.get().uri("/lbadmin/login").session(session)).hasRedirectedUrl("/lbadmin/");
    }

    @Test
    void aUserNameIsTakenInAnyCase() {
        MockHttpSession session = new MockHttpSession();

        assertThat(signIn(session, "LoadBalancer", ADMIN_PASSWORD)).hasRedirectedUrl("/lbadmin/");
    }

    @Test
    void aWrongPasswordIsSaidOnTheSamePage() {
        assertThat(signIn(new MockHttpSession(), ADMIN, "wrong"))
                .hasStatus(401)
                .bodyText()
                .contains("User name or password is wrong.", "username");
        assertThat(signIn(new MockHttpSession(), "a\nb'\"%<script>", "wrong"))
                .hasStatus(401)
                .bodyText()
                .doesNotContain("%<script>")
                .contains("%&lt;script&gt;");
    }

    @Test
    void guessingIsAnsweredWithAWait() {
        for (int i = 0; i < 5; i++) {
            signIn(new MockHttpSession(), "nobody", "wrong");
        }

        assertThat(signIn(new MockHttpSession(), "nobody", "wrong"))
                .hasStatus(429)
                .hasHeader("Retry-After", "1")
                .bodyText()
                .contains("Too many wrong attempts. Wait 1 seconds");
        assertThat(signIn(new MockHttpSession(), ADMIN, ADMIN_PASSWORD)).hasRedirectedUrl("/lbadmin/");
    }

    @Test
    void signingOutEndsTheSession() {
        MockHttpSession session = new MockHttpSession();
        signIn(session, ADMIN, ADMIN_PASSWORD);

        assertThat(mvc.get().uri("/lbadmin/logout").session(session)).hasStatus(404);
        assertThat(mvc.post().uri("/lbadmin/logout").session(session).with(csrf()))
                .hasRedirectedUrl("/lbadmin/login?signedOut");
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        MockHttpSession session = new MockHttpSession();
        signIn(session, ADMIN, ADMIN_PASSWORD);

        assertThat(mvc.post().uri(PASSWORDS).session(session))
                .hasStatus(403)
                .bodyText()
                .contains("This form was open for too long");
        assertThat(mvc.post().uri("/lbadmin/login").param("username", ADMIN).param("password", ADMIN_PASSWORD))
                .hasStatus(403)
                .bodyText()
                .contains("The sign-in page was open for too long");
    }

    @Test
    void aNewPasswordKeepsThisSessionAndEndsTheOthers() {
        made("ops", Role.REPORT);
        MockHttpSession here = new MockHttpSession();
        MockHttpSession there = new MockHttpSession();
        signIn(here, "ops", PASSWORD);
        signIn(there, "ops", PASSWORD);

        assertThat(mvc.post()
                        .uri(PASSWORDS)
                        .session(here)
                        .with(csrf())
                        .param("currentPassword", PASSWORD)
                        .param("newPassword", "nine tall giraffes")
                        .param("newPasswordRepeat", "nine tall giraffes"))
                .hasRedirectedUrl(PASSWORDS);

        assertThat(mvc.get().uri(PASSWORDS).session(here)).hasStatusOk();
        assertThat(mvc.get().uri(PASSWORDS).session(there)).hasRedirectedUrl("/lbadmin/login?ended");
    }

    @Test
    void aRoleTakenAwayCountsAtOnceAndARemovedUserIsOut() {
        made("ops", Role.CONFIG);
        MockHttpSession session = new MockHttpSession();
        signIn(session, "ops", PASSWORD);
        assertThat(mvc.get().uri("/lbadmin/maintenance/add-user").session(session))
                .hasStatusOk();

        json(mvc.patch().uri(API + "/users/ops"), admin(), "{\"role\":\"REPORT\"}")
                .exchange();
        assertThat(mvc.get().uri("/lbadmin/maintenance/add-user").session(session))
                .hasStatus(403);

        mvc.delete().uri(API + "/users/ops").header("Authorization", admin()).exchange();
        assertThat(mvc.get().uri(PASSWORDS).session(session)).hasRedirectedUrl("/lbadmin/login?ended");
    }

    @Test
    void aSessionLastsTwelveHoursAndNoLonger() throws Exception {
        MovingClock later = new MovingClock();
        SignedIn in = SignedIn.of(userRows.findByFoldedName(ADMIN).orElseThrow(), later.instant());
        SessionLimits limits = new SessionLimits(userRows, later);

        later.pass(SessionLimits.LONGEST.minusSeconds(1));
        assertThat(passes(limits, in)).isTrue();
        later.pass(Duration.ofSeconds(1));
        assertThat(passes(limits, in)).isFalse();
    }

    private static boolean passes(SessionLimits limits, SignedIn in) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", PASSWORDS);
        MockHttpSession session = new MockHttpSession();
        request.setSession(session);
        MockFilterChain chain = new MockFilterChain();
        SecurityContextHolder.setContext(new SecurityContextImpl(in.authentication(null)));
        try {
            limits.doFilter(request, new MockHttpServletResponse(), chain);
        } finally {
            SecurityContextHolder.clearContext();
        }
        HttpServletRequest seen = (HttpServletRequest) chain.getRequest();
        assertThat(session.isInvalid()).isEqualTo(seen == null);
        return seen != null;
    }

    private MvcTestResult signIn(MockHttpSession session, String name, String password) {
        return mvc.post()
                .uri("/lbadmin/login")
                .session(session)
                .with(csrf())
                .param("username", name)
                .param("password", password)
                .exchange();
    }
}

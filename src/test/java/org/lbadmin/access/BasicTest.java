package org.lbadmin.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lbadmin.model.Role;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** HTTP Basic: the door of scripts. */
class BasicTest extends AccessTest {
    private static final String TOKENS = API + "/tokens";

    @Test
    void theRightPasswordComesInWithoutASession() {
        var result = mvc.get().uri(TOKENS).header("Authorization", admin()).exchange();

        assertThat(result).hasStatusOk();
        assertThat(result.getRequest().getSession(false)).isNull();
        assertThat(result.getResponse().getCookies()).isEmpty();
    }

    @Test
    void withoutAPasswordThereIsAProblemDocument() {
        assertThat(mvc.get().uri(TOKENS))
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.type", v -> v.assertThat().isEqualTo("about:blank"))
                .hasPathSatisfying("$.status", v -> v.assertThat().isEqualTo(401))
                .hasPathSatisfying("$.title", v -> v.assertThat().isEqualTo("Sign in"))
                .hasPath("$.detail");
        assertThat(mvc.get().uri(TOKENS))
                .headers()
                .satisfies(h -> assertThat(h.get("WWW-Authenticate"))
                        .anyMatch(v -> v.startsWith("Basic "))
                        .anyMatch(v -> v.startsWith("Bearer ")));
    }

    @Test
    void aBrowsersSessionIsNoWayIn() {
        var session = new org.springframework.mock.web.MockHttpSession();
        mvc.post()
                .uri("/lbadmin/login")
                .session(session)
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
                .param("username", ADMIN)
                .param("password", ADMIN_PASSWORD)
                .exchange();

        assertThat(mvc.get().uri("/lbadmin/maintenance/passwords").session(session))
                .hasStatusOk();
        assertThat(mvc.get().uri(TOKENS).session(session)).hasStatus(401);
    }

    @Test
    void aRememberedPasswordIsForgottenWhenTheUserChanges() {
        made("ops", Role.CONFIG);
        String ops = basic("ops", PASSWORD);
        assertThat(mvc.get().uri(API + "/users").header("Authorization", ops)).hasStatusOk();

        json(mvc.patch().uri(API + "/users/ops"), admin(), "{\"role\":\"REPORT\"}")
                .exchange();
        assertThat(mvc.get().uri(API + "/users").header("Authorization", ops)).hasStatus(403);

        json(mvc.patch().uri(API + "/users/ops"), admin(), "{\"password\":\"nine tall giraffes\"}")
                .exchange();
        assertThat(mvc.get().uri(TOKENS).header("Authorization", ops)).hasStatus(401);

        mvc.delete().uri(API + "/users/ops").header("Authorization", admin()).exchange();
        assertThat(mvc.get().uri(TOKENS).header("Authorization", basic("ops", "nine tall giraffes")))
                .hasStatus(401);
    }

    @Test
    void guessingIsSlowedDownWhereItComesFrom() {
        made("ops", Role.REPORT);
        for (int i = 0; i < 5; i++) {
            assertThat(mvc.get()
                            .uri(TOKENS)
                            .with(from("203.0.113.7"))
                            .header("Authorization", basic("ops", "wrong " + i)))
                    .hasStatus(401);
        }

        assertThat(mvc.get().uri(TOKENS).with(from("203.0.113.7")).header("Authorization", basic("ops", PASSWORD)))
                .hasStatus(429)
                .hasHeader("Retry-After", "1")
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(mvc.get().uri(TOKENS).with(from("203.0.113.8")).header("Authorization", basic("ops", PASSWORD)))
                .hasStatusOk();
    }

    @Test
    void changesTheOwnPassword() {
        made("ops", Role.REPORT);
        String ops = basic("ops", PASSWORD);
        String uri = API + "/passwords";

        assertThat(json(mvc.post().uri(uri), ops, "{\"currentPassword\":\"x\",\"newPassword\":\"nine tall giraffes\"}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("currentPassword");
        String change = "{\"currentPassword\":\"" + PASSWORD + "\",\"newPassword\":\"%s\"}";
        assertThat(json(mvc.post().uri(uri), ops, change.formatted("short"))).hasStatus(422);
        assertThat(json(mvc.post().uri(uri), ops, change.formatted("nine tall giraffes")))
                .hasStatus(204);
        assertThat(mvc.get().uri(TOKENS).header("Authorization", ops)).hasStatus(401);
        assertThat(mvc.get().uri(TOKENS).header("Authorization", basic("ops", "nine tall giraffes")))
                .hasStatusOk();
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}

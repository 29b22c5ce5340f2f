package org.lbadmin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.Role;
import org.lbadmin.web.Records;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.node.ObjectNode;

@RecordApplicationEvents
class TokenApiTest extends AccessTest {
    private static final String TOKENS = API + "/tokens";
    private static final String USERS = API + "/users";

    @Autowired
    Records records;

    @Autowired
    JdbcTemplate database;

    @Autowired
    ApplicationEvents events;

    @Test
    void aTokenStandsInForItsUser() {
        ObjectNode made = make(admin(), "{\"label\":\"backup\",\"role\":\"CONFIG\"}");
        String token = made.get("token").asString();

        assertThat(token).matches("lba_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
        assertThat(mvc.get().uri(USERS).header("Authorization", "Bearer " + token))
                .hasStatusOk();
        assertThat(mvc.get().uri(USERS).header("Authorization", "Bearer " + token))
                .request()
                .satisfies(request -> assertThat(request.getSession(false)).isNull());
    }

    @Test
    void aTokenIsShownOnceAndOnlyItsDigestIsKept() {
        ObjectNode made = make(admin(), "{\"label\":\"backup\",\"role\":\"REPORT\"}");
        String token = made.get("token").asString();

        assertThat(mvc.get().uri(TOKENS).header("Authorization", admin()))
                .hasStatusOk()
                .bodyText()
                .contains("backup")
                .doesNotContain(token.substring(17));
        assertThat(database.queryForList("select * from api_token").toString())
                .doesNotContain(token.substring(17))
                .containsPattern("[0-9a-f]{64}");
        assertThat(events.stream(ConfigurationChanged.class).toList().toString())
                .contains("kind.token", "loadbalancer/backup")
                .doesNotContain(token.substring(17));
    }

    @Test
    void aTokenMayNoMoreThanItsUser() {
        made("ops", Role.MAINT);
        String ops = basic("ops", PASSWORD);

        assertThat(json(mvc.post().uri(TOKENS), ops, "{\"label\":\"up\",\"role\":\"CONFIG\"}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("role");
    }

    @Test
    void aTokenSinksWithItsUser() {
        made("ops", Role.CONFIG);
        String token = make(basic("ops", PASSWORD), "{\"label\":\"x\",\"role\":\"CONFIG\"}")
                .get("token")
                .asString();
        assertThat(mvc.get().uri(USERS).header("Authorization", "Bearer " + token))
                .hasStatusOk();

        json(mvc.patch().uri(USERS + "/ops"), admin(), "{\"role\":\"REPORT\"}").exchange();

        assertThat(mvc.get().uri(USERS).header("Authorization", "Bearer " + token))
                .hasStatus(403);
    }

    @Test
    void aLowTokenOfAnAdministratorIsLow() {
        String token = make(admin(), "{\"label\":\"low\",\"role\":\"REPORT\"}")
                .get("token")
                .asString();

        assertThat(mvc.get().uri(USERS).header("Authorization", "Bearer " + token))
                .hasStatus(403);
        assertThat(json(mvc.post().uri(TOKENS), "Bearer " + token, "{\"label\":\"more\",\"role\":\"REPORT\"}"))
                .hasStatus(409)
                .bodyText()
                .contains("cannot make tokens");
    }

    @Test
    void aTokenEndsWithItsDate() {
        String token = make(admin(), "{\"label\":\"short\",\"role\":\"REPORT\",\"expires\":\"2999-12-31\"}")
                .get("token")
                .asString();
        assertThat(mvc.get().uri(TOKENS).header("Authorization", "Bearer " + token))
                .hasStatusOk();

        database.update(
                "update api_token set expires_at = ?",
                java.sql.Timestamp.from(Instant.now().minusSeconds(1)));

        assertThat(mvc.get().uri(TOKENS).header("Authorization", "Bearer " + token))
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers()
                .satisfies(h -> assertThat(h.get("WWW-Authenticate")).anyMatch(v -> v.contains("invalid_token")));
    }

    @Test
    void aRevokedTokenIsRefused() {
        ObjectNode made = make(admin(), "{\"label\":\"gone\",\"role\":\"REPORT\"}");
        String token = made.get("token").asString();

        assertThat(mvc.delete().uri(TOKENS + "/" + made.get("id").asString()).header("Authorization", admin()))
                .hasStatus(204);

        assertThat(mvc.get().uri(TOKENS).header("Authorization", "Bearer " + token))
                .hasStatus(401);
    }

    @Test
    void nobodyRevokesWhatIsNotTheirs() {
        made("ops", Role.REPORT);
        ObjectNode made = make(admin(), "{\"label\":\"mine\",\"role\":\"REPORT\"}");

        assertThat(mvc.delete()
                        .uri(TOKENS + "/" + made.get("id").asString())
                        .header("Authorization", basic("ops", PASSWORD)))
                .hasStatus(404);
    }

    @Test
    void tokensGoWithTheirUser() {
        made("ops", Role.REPORT);
        String token = make(basic("ops", PASSWORD), "{\"label\":\"x\",\"role\":\"REPORT\"}")
                .get("token")
                .asString();

        mvc.delete().uri(USERS + "/ops").header("Authorization", admin()).exchange();

        assertThat(mvc.get().uri(TOKENS).header("Authorization", "Bearer " + token))
                .hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2020-01-01", "2026-02-30", "99999-01-01", "2020-01-01T00:00:00Z"})
    void refusesADateThatIsNone(String expires) {
        String body = "{\"label\":\"x\",\"role\":\"REPORT\",\"expires\":\"" + expires + "\"}";

        assertThat(json(mvc.post().uri(TOKENS), admin(), body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("expires");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lba_", "lba_000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x y"})
    void refusesWhatIsNoToken(String token) {
        assertThat(mvc.get().uri(TOKENS).header("Authorization", "Bearer " + token))
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private ObjectNode make(String authorization, String body) {
        MvcTestResult result = json(mvc.post().uri(TOKENS), authorization, body).exchange();
        assertThat(result).hasStatus(201);
        try {
            return records.parse(result.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}

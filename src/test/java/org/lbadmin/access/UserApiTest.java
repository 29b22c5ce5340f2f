package org.lbadmin.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.model.ConfigurationChanged;
import org.lbadmin.model.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RecordApplicationEvents
class UserApiTest extends AccessTest {
    @Autowired
    ApplicationEvents events;

    @Test
    void addsShowsChangesAndRemovesAUser() {
        assertThat(json(mvc.post().uri(API + "/users"), admin(), entry("ops.two")))
                .hasStatus(201)
                .hasHeader("Location", API + "/users/ops.two")
                .bodyJson()
                .isStrictlyEqualTo("{\"name\":\"ops.two\",\"role\":\"MAINT\"}");
        assertThat(json(mvc.patch().uri(API + "/users/ops.two"), admin(), "{\"role\":\"REPORT\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.role")
                .isEqualTo("REPORT");
        assertThat(json(mvc.put().uri(API + "/users/ops.two"), admin(), "{\"role\":\"CONFIG\"}"))
                .hasStatusOk();
        assertThat(mvc.delete().uri(API + "/users/ops.two").header("Authorization", admin()))
                .hasStatus(204);
        assertThat(mvc.get().uri(API + "/users/ops.two").header("Authorization", admin()))
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("There is no user named ops.two.");
    }

    @Test
    void everyChangeIsInTheAuditTrailWithoutASecret() {
        json(mvc.post().uri(API + "/users"), admin(), entry("ops")).exchange();
        json(mvc.patch().uri(API + "/users/ops"), admin(), "{\"role\":\"REPORT\",\"password\":\"nine tall giraffes\"}")
                .exchange();
        mvc.delete().uri(API + "/users/ops").header("Authorization", admin()).exchange();

        assertThat(events.stream(ConfigurationChanged.class))
                .containsExactly(
                        change("kind.user", null, "{\"name\":\"ops\",\"role\":\"MAINT\"}"),
                        change(
                                "kind.user",
                                "{\"name\":\"ops\",\"role\":\"MAINT\"}",
                                "{\"name\":\"ops\",\"role\":\"REPORT\"}"),
                        change("kind.password", "{\"password\":\"***\"}", "{\"password\":\"changed\"}"),
                        change("kind.user", "{\"name\":\"ops\",\"role\":\"REPORT\"}", null));
    }

    @Test
    void aStaleTagChangesNothing() {
        made("ops", Role.MAINT);

        assertThat(json(
                        mvc.patch().uri(API + "/users/ops").header("If-Match", "\"old\""),
                        admin(),
                        "{\"role\":\"CONFIG\"}"))
                .hasStatus(412);
        assertThat(users.get("ops").role()).isEqualTo(Role.MAINT);
    }

    @Test
    void theTagOfTheAnswerIsTakenBack() {
        made("ops", Role.MAINT);
        String tag = mvc.get()
                .uri(API + "/users/ops")
                .header("Authorization", admin())
                .exchange()
                .getResponse()
                .getHeader("ETag");

        assertThat(json(mvc.patch().uri(API + "/users/ops").header("If-Match", tag), admin(), "{\"role\":\"CONFIG\"}"))
                .hasStatusOk();
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        assertThat(json(mvc.post().uri(API + "/users"), admin(), entry("LoadBalancer")))
                .hasStatus(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "a\\\"b", "a%b", "", "-a", "a b", "../a", "<b>"})
    void refusesWhatIsNoName(String name) {
        assertThat(json(mvc.post().uri(API + "/users"), admin(), entry(name)))
                .hasStatus(422)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("name");
    }

    @Test
    void aPercentSignInAnAddressIsASentence() {
        assertThat(mvc.get().uri(java.net.URI.create(API + "/users/a%25b")).header("Authorization", admin()))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        String body = "{\"name\":\"a b\",\"role\":\"KING\",\"pasword\":\"x\"}";

        assertThat(json(mvc.post().uri(API + "/users"), admin(), body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder("name", "role", "pasword");
    }

    @Test
    void theLastAdministratorStays() {
        made("boss", Role.CONFIG);
        String boss = basic("boss", PASSWORD);

        assertThat(json(mvc.patch().uri(API + "/users/boss"), boss, "{\"role\":\"REPORT\"}"))
                .hasStatusOk();

        assertThat(json(mvc.patch().uri(API + "/users/loadbalancer"), admin(), "{\"role\":\"MAINT\"}"))
                .hasStatus(409)
                .bodyText()
                .contains("last one with the role config");
        assertThat(mvc.delete().uri(API + "/users/loadbalancer").header("Authorization", admin()))
                .hasStatus(409);
        assertThat(users.get(ADMIN).role()).isEqualTo(Role.CONFIG);
    }

    @Test
    void nobodyRemovesOneself() {
        made("boss", Role.CONFIG);

        assertThat(mvc.delete().uri(API + "/users/boss").header("Authorization", basic("boss", PASSWORD)))
                .hasStatus(409)
                .bodyText()
                .contains("is you");
    }

    @Test
    void onlyAdministratorsSeeUsers() {
        made("ops", Role.MAINT);

        assertThat(mvc.get().uri(API + "/users").header("Authorization", basic("ops", PASSWORD)))
                .hasStatus(403)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static String entry(String name) {
        return "{\"name\":\"" + name + "\",\"role\":\"MAINT\",\"password\":\"" + PASSWORD + "\"}";
    }

    private static ConfigurationChanged change(String kind, String before, String after) {
        return new ConfigurationChanged(kind, "ops", before, after, false);
    }
}

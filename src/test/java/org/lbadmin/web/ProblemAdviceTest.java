package org.lbadmin.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lbadmin.AppTest;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.LabelTaken;
import org.lbadmin.model.NotFound;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Refused;
import org.lbadmin.model.Stale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What a controller throws, and what is read outside. */
class ProblemAdviceTest extends AppTest {
    private static final String API = "/lbadmin/api/v1/throws/";

    @Autowired
    ProblemAdvice advice;

    private MockMvcTester throwing;

    @BeforeEach
    void aControllerThatFails() {
        throwing = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Throwing())
                .setControllerAdvice(advice)
                .build());
    }

    @ParameterizedTest
    @CsvSource({
        "invalid, 422, Not accepted",
        "missing, 404, Not found",
        "taken, 409, Conflict",
        "stale, 412, Changed meanwhile",
        "refused, 409, Conflict",
        "bug, 500, Internal error"
    })
    void everyKindHasItsStatus(String kind, int status, String title) {
        assertThat(throwing.get().uri(API + kind))
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.type", v -> v.assertThat().isEqualTo("about:blank"))
                .hasPathSatisfying("$.title", v -> v.assertThat().isEqualTo(title))
                .hasPathSatisfying("$.status", v -> v.assertThat().isEqualTo(status))
                .hasPathSatisfying("$.detail", v -> v.assertThat().asString().isNotBlank());
    }

    @Test
    void everyProblemIsListedWithItsField() {
        assertThat(throwing.get().uri(API + "invalid"))
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("name", "role");
    }

    @Test
    void aBugIsAnIdAndNothingElse() {
        assertThat(throwing.get().uri(API + "bug"))
                .bodyText()
                .contains("\"id\":")
                .doesNotContain("secret detail", "Exception", "org.lbadmin");
    }

    @Test
    void whatCannotBeReadIsABadRequest() {
        assertThat(throwing.post()
                        .uri(API + "read")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"a\":"))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("not well-formed")
                .doesNotContain("Exception", "line:");
        assertThat(throwing.post()
                        .uri(API + "read")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("[1]"))
                .hasStatus(400);
    }

    @Test
    void anotherKindOfContentOrMethodIsSaidSo() {
        assertThat(throwing.post().uri(API + "read").contentType("text/plain").content("x"))
                .hasStatus(415)
                .bodyText()
                .contains("text/plain");
        assertThat(throwing.put().uri(API + "read"))
                .hasStatus(405)
                .containsHeader("Allow")
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void aPageGetsTheErrorPage() {
        assertThat(throwing.get().uri("/lbadmin/throws/missing"))
                .hasStatus(404)
                .hasViewName("error")
                .model()
                .containsEntry("detail", "There is no user named ann.")
                .containsEntry("title", "Not found");
    }

    @RestController
    static class Throwing {
        @GetMapping({"/lbadmin/api/v1/throws/{kind}", "/lbadmin/throws/{kind}"})
        String fail(@PathVariable String kind) {
            throw switch (kind) {
                case "invalid" ->
                    new InvalidInput(java.util.List.of(
                            Problem.of("name", "value.required"), Problem.of("role", "value.required")));
                case "missing" -> new NotFound("kind.user", "ann");
                case "taken" -> new LabelTaken("kind.user", "ann");
                case "stale" -> new Stale("ann");
                case "refused" -> new Refused("user.last", "ann");
                default -> new IllegalStateException("secret detail");
            };
        }

        @PostMapping("/lbadmin/api/v1/throws/read")
        String read(@RequestBody ObjectNode body) {
            return body.toString();
        }
    }
}

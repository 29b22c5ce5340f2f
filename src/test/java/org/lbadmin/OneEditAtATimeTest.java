package org.lbadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.model.FallbackPage;
import org.springframework.http.MediaType;

/** Several who save at the same moment what they read at the same moment: one of them is heard, the others are told. */
class OneEditAtATimeTest extends AppTest {
    private static final int MANY = 8;
    private static final String API = "/lbadmin/api/v1";

    @AfterEach
    void asOnAFreshAppliance() throws Exception {
        put("/cluster/layer7/manual", "{}", null);
        put("/local/security", "{}", null);
        put("/maintenance/fallback-page", json("html", FallbackPage.defaults().html()), null);
    }

    @Test
    void ofTheManualConfiguration() throws Exception {
        put("/local/security", "{\"mode\": \"CUSTOM\"}", null);

        assertThat(atOnce("/cluster/layer7/manual", i -> json("text", "# " + i + "\n")))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
    }

    @Test
    void ofTheFallbackPage() throws Exception {
        assertThat(atOnce("/maintenance/fallback-page", i -> json("html", "<p>" + i + "</p>")))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
    }

    private List<Integer> atOnce(String path, IntFunction<String> body) throws Exception {
        String tag = mvc.get()
                .uri(API + path)
                .with(user("x").roles("CONFIG"))
                .exchange()
                .getResponse()
                .getHeader("ETag");
        CountDownLatch ready = new CountDownLatch(MANY);
        ExecutorService people = Executors.newFixedThreadPool(MANY);
        try {
            List<Callable<Integer>> edits = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                String text = body.apply(i);
                edits.add(() -> {
                    ready.countDown();
                    ready.await();
                    return put(path, text, tag);
                });
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : people.invokeAll(edits)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            people.shutdownNow();
        }
    }

    private int put(String path, String body, String tag) {
        var request = mvc.put()
                .uri(API + path)
                .with(user("x").roles("CONFIG"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return request.exchange().getResponse().getStatus();
    }

    private static String json(String name, String value) {
        return new tools.jackson.databind.ObjectMapper().writeValueAsString(java.util.Map.of(name, value));
    }
}

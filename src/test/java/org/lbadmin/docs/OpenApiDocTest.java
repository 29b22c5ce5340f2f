package org.lbadmin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.lbadmin.AppTest;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** docs/openapi.json is what the appliance says of its API, so that a change of the API shows in review. */
class OpenApiDocTest extends AppTest {
    private static final Path PAGE = Path.of("docs/openapi.json");

    @Test
    void theDescriptionIsKeptWithTheSources() throws IOException {
        String basic = Base64.getEncoder()
                .encodeToString("loadbalancer:correct-horse-battery".getBytes(StandardCharsets.UTF_8));
        String said = mvc.get()
                .uri("/lbadmin/api/v1/openapi.json")
                .header("Authorization", "Basic " + basic)
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        String text = mapper.writeValueAsString(mapper.readTree(said)) + "\n";
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, text);
        }

        assertThat(PAGE).hasContent(text);
    }
}

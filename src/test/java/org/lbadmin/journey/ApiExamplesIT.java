package org.lbadmin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Lab;

/** The blocks of docs/api.md, copied into one shell as a reader would. */
class ApiExamplesIT {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    private Lab lab;
    private Appliance appliance;

    @BeforeEach
    void start() {
        lab = Lab.exchange();
        appliance = Appliance.start();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void everyBlockWorksAsPrinted() throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("docs/api.md")));
        while (blocks.find()) {
            script.append(blocks.group(1)).append("\necho\n");
        }
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script.toString());
        builder.environment().put("LB", Appliance.BASE + "/api/v1");
        builder.environment().put("LBUSER", Appliance.USER + ":" + Appliance.PASSWORD);
        Process shell = builder.redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(said).isZero();
        assertThat(said)
                .contains("\"outcome\":\"APPLIED\"")
                .contains("“no spaces” is not a label")
                .contains("There is no field “colour” here");
        assertThat(appliance.configured()).isEmpty();
    }
}

package org.lbadmin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The whole application without a network: one context for all tests that extend this, with its own state folder. */
@SpringBootTest
@AutoConfigureMockMvc
public abstract class AppTest {
    protected static final Path HOME = scratch();

    @Autowired
    protected MockMvcTester mvc;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("lbadmin.home", HOME::toString);
        // Long enough for the slowest machine; what must run out in a test says so itself.
        registry.add("lbadmin.firewall.confirm-seconds", () -> "300");
        registry.add("lbadmin.fallback.at-start", () -> "false");
        registry.add("lbadmin.graphs.record", () -> "false");
        registry.add("lbadmin.password", () -> "correct-horse-battery");
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("lbadmin-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

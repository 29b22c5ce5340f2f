package org.lbadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lbadmin.engine.Templates;

/** Engine templates compile strictly, never bypass the encoder, and say nothing that no golden case shows. */
class TemplateTests {
    private static final Path TEMPLATES = Path.of("templates");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Pattern TAG = Pattern.compile("\\{\\{[#^/]?\\s*([\\w.]+)\\s*}}");

    @Test
    void everyTemplateCompiles() throws IOException {
        for (Path template : templates()) {
            assertThat(new Templates().compile(TEMPLATES.relativize(template).toString()))
                    .isNotNull();
        }
    }

    @Test
    void noTemplateBypassesTheEncoder() throws IOException {
        for (Path template : templates()) {
            assertThat(Files.readString(template)).doesNotContain("{{{").doesNotContain("{{&");
        }
    }

    /** The fixed words of each template line must appear in some golden file of that engine. */
    @Test
    void everyLineOfEveryTemplateIsShownBySomeGoldenCase() throws IOException {
        for (Path template : templates()) {
            String engine = template.getParent().getFileName().toString();
            List<String> shown = golden(engine);
            Set<String> missing = new TreeSet<>();
            for (String line : Files.readAllLines(template)) {
                for (String part : line.split("(?=\\{\\{#)|(?=\\{\\{/)")) {
                    Pattern wanted = pattern(part);
                    if (!wanted.pattern().isBlank()
                            && shown.stream().noneMatch(s -> wanted.matcher(s).find())) {
                        missing.add(part);
                    }
                }
            }
            assertThat(missing).as(template.toString()).isEmpty();
        }
    }

    private static Pattern pattern(String part) {
        Matcher tag = TAG.matcher(part);
        StringBuilder wanted = new StringBuilder();
        int from = 0;
        while (tag.find()) {
            wanted.append(quoted(part.substring(from, tag.start())));
            wanted.append(tag.group().matches("\\{\\{[#^/].*") ? "" : ".+");
            from = tag.end();
        }
        return Pattern.compile(wanted.append(quoted(part.substring(from))).toString());
    }

    private static String quoted(String text) {
        return text.isBlank() ? "" : Pattern.quote(text);
    }

    private static List<String> golden(String engine) throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN.resolve(engine))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".yaml"))
                    .flatMap(TemplateTests::lines)
                    .collect(Collectors.toList());
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Arrays.stream(Files.readString(file).split("\n"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".mustache")).toList();
        }
    }
}

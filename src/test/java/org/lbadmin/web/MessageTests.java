package org.lbadmin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the pages, as their files hold them. */
class MessageTests {
    private static final Path FOLDER = Path.of("src/main/resources");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    private record Text(String file, String key, String value) {
        boolean takesArguments() {
            return ARGUMENT.matcher(value).find();
        }
    }

    /** One apostrophe would begin a quotation that swallows the arguments; two would both be shown where there are none. */
    @Test
    void apostrophesAreDoubledWhereThereAreArgumentsAndNowhereElse() throws IOException {
        assertThat(texts())
                .hasSizeGreaterThan(1000)
                .noneMatch(text -> text.takesArguments()
                        ? LONE_APOSTROPHE.matcher(text.value()).find()
                        : text.value().contains("''"));
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        Map<String, String> files = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Text text : texts()) {
            String other = files.put(text.key(), text.file());
            if (other != null) {
                twice.add(text.key() + ": " + other + ", " + text.file());
            }
        }

        assertThat(twice).isEmpty();
    }

    @Test
    void everyFileIsRead() throws IOException {
        String read = Files.readString(FOLDER.resolve("application.yml"))
                .lines()
                .filter(line -> line.strip().startsWith("basename:"))
                .findFirst()
                .orElseThrow();

        assertThat(read.substring(read.indexOf(':') + 1).strip().split(","))
                .containsExactlyInAnyOrderElementsOf(
                        files().map(file -> file.getFileName().toString().replace(".properties", ""))
                                .toList());
    }

    private static List<Text> texts() throws IOException {
        List<Text> texts = new ArrayList<>();
        for (Path file : files().toList()) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                int at = line.indexOf('=');
                if (at > 0 && !line.startsWith("#")) {
                    texts.add(new Text(
                            file.getFileName().toString(), line.substring(0, at).strip(), line.substring(at + 1)));
                }
            }
        }
        return texts;
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all
                    .filter(file -> file.getFileName().toString().matches("messages.*\\.properties"))
                    .toList()
                    .stream();
        }
    }
}

package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each sentence that the room can say is there, and none that it cannot. */
class TlsMessagesTest {
    private static final Pattern KEY = Pattern.compile(
            "\"((?:upload|signed|request|password|privateKey|keyKind|certificate|subject|alternative|value|constraint)"
                    + "\\.[a-zA-Z0-9]+)\"");
    private static final Path SOURCES = Path.of("src/main/java/org/lbadmin/tls");

    @Test
    void everySentenceIsThere() throws Exception {
        Properties all = load("messages.properties", "messages-tls.properties", "messages-certificates.properties");
        Set<String> used = used();

        assertThat(used).hasSizeGreaterThan(50);
        assertThat(all.stringPropertyNames()).containsAll(used);
    }

    @Test
    void everySentenceIsUsedAndCanBeSaid() throws Exception {
        Properties own = load("messages-tls.properties");

        assertThat(used()).containsAll(own.stringPropertyNames());
        own.forEach((key, text) -> assertThat(
                        new MessageFormat((String) text).format(new Object[] {"ONE", "TWO", "THREE"}))
                .as((String) key)
                .doesNotContain("{")
                .endsWith("."));
    }

    @Test
    void theSentencesAreFoundAtRunTime() throws Exception {
        assertThat(Files.readString(Path.of("src/main/resources/application.yml")))
                .contains(",messages-tls");
    }

    private static Set<String> used() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.flatMap(file -> KEY.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties load(String... names) throws IOException {
        Properties all = new Properties();
        for (String name : List.of(names)) {
            try (var in = Files.newBufferedReader(Path.of("src/main/resources", name))) {
                all.load(in);
            }
        }
        return all;
    }
}

package org.lbadmin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamesTest {
    /** Services are NAME label@address…; the last column is what became of V/A. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "V A@1,     V A@1,        V/A",
                "V A@1,     W A@1,        W/A",
                "V A@1,     V B@1,        V/B",
                "V A@1,     W B@1,        W/B",
                "V A@1,     V A@2,        V/A",
                "V A@1,     V B@2,        -",
                "V A@1,     V,            -",
                "V A@1,     -,            -",
                "V A@1 B@2, V B@1 A@2,    V/A",
                "V A@1 B@1, V C@1 D@1,    V/C",
                "V A@1 B@2, V B@2 C@1,    V/C",
            })
    void followsAServer(String before, @Nullable String after, @Nullable String now) {
        Renames renames = Renames.between(json(before), after == null ? null : json(after));

        assertThat(renames.now(new ServerName("V", "A")).map(ServerName::toString))
                .isEqualTo(Optional.ofNullable(now));
    }

    private static String json(String text) {
        String[] words = text.split(" ");
        String servers = Arrays.stream(words)
                .skip(1)
                .map(word -> word.split("@"))
                .map(w -> "{\"label\":\"%s\",\"ipAddress\":\"%s\",\"port\":null}".formatted(w[0], w[1]))
                .collect(Collectors.joining(","));
        return "{\"label\":\"%s\",\"realServers\":[%s]}".formatted(words[0], servers);
    }
}

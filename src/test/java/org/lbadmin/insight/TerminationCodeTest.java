package org.lbadmin.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HAProxy's log says of the end of a connection. */
class TerminationCodeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:50936 [28/Nov/2026:00:07:41.001] web web/ONE 0/0/-1/-1/3 503 217 - - SC-- 1/1/0/0/3 0/0 \"GET / HTTP/1.1\"|S|C",
                "127.0.0.1:50936 [28/Nov/2026:00:07:41.001] web web/ONE 1/0/5000 12 cD 2/1/0/0/0 0/0|c|D",
                "127.0.0.1:1 [x] web web/<NOSRV> -1/-1/-1/-1/5001 408 212 - - cR-- 1/1/0/0/0 0/0 \"<BADREQ>\"|c|R",
                "127.0.0.1:1 [x] web web/<NOSRV> 0/-1/-1/-1/0 403 192 - - PR-- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"|P|R",
                "127.0.0.1:1 [x] web web/ONE 0/0/0/0/0 200 192 - - CDVN 1/1/0/0/+2 0/0 \"GET / HTTP/1.1\"|C|D"
            })
    void findsTheLetters(String line, char who, char when) {
        assertThat(TerminationCode.of(line)).contains(new TerminationCode(who, when));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:1 [x] web web/ONE 0/0/0/0/0 200 192 - - ---- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"",
                "127.0.0.1:1 [x] web web/ONE 1/0/5000 12 -- 2/1/0/0/0 0/0",
                "127.0.0.1:1 [x] web web/ONE 0/0/0/0/0 200 192 - - ---- 1/1/0/0/0 0/0 \"GET / SD-- 1/1/0/0/0 0/0 HTTP/1.1\"",
                "[WARNING] Server web/ONE is DOWN"
            })
    void goodEndsAndOtherLinesNeedNoWords(String line) {
        assertThat(TerminationCode.of(line)).isEmpty();
    }

    @Test
    void everyLetterHasWords() throws IOException {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages-reports.properties"))) {
            texts.load(in);
        }
        for (char who : "-CSPLRUIDKTcsk".toCharArray()) {
            assertThat(texts).containsKey(new TerminationCode(who, 'D').whoKey());
        }
        for (char when : "-RQCHDLT".toCharArray()) {
            assertThat(texts).containsKey(new TerminationCode('C', when).whenKey());
        }
    }
}

package org.lbadmin.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.AppTest;
import org.lbadmin.web.ConsoleOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

@WithMockUser(username = "rita", roles = "REPORT")
class LogPageTest extends AppTest {
    @Autowired
    private OwnLog ownLog;

    /** Other tests start applications of their own in this process, and logging with them. */
    @BeforeEach
    void write() {
        ownLog.write();
    }

    private static final Logger LOG = LoggerFactory.getLogger(LogPageTest.class);
    private static final String LAYER4 = "/lbadmin/logs/layer4";
    private static final String OWN = "/lbadmin/logs/load-balancer";
    private static final Path FILE = HOME.resolve("log/ldirectord.log");

    @Autowired
    private LogBook book;

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, "first\n");
    }

    private static void more(String text) throws IOException {
        Files.writeString(FILE, text, StandardOpenOption.APPEND);
    }

    private long place() {
        return book.tail(LogSource.LDIRECTORD, 0, 1).place();
    }

    /** An emergency in nginx's words that is none. */
    @Test
    void saysWhatNginxMeans() throws IOException {
        Files.writeString(HOME.resolve("log/fallback.log"), "[emerg] 7#7: initgroups(root, 0) failed\n");

        assertThat(mvc.get().uri("/lbadmin/logs/fallback"))
                .bodyText()
                .contains("The last line that nginx wrote", "This is as it should be");
        assertThat(mvc.get().uri(LAYER4)).bodyText().doesNotContain("This is as it should be");
    }

    @Test
    void tellsAnOpenPageWhatIsNew() throws IOException {
        long place = place();
        assertThat(mvc.get().uri(LAYER4))
                .bodyText()
                .contains("data-place=\"" + place + "\"", "data-url=\"" + LAYER4 + "/new\"", "role=\"status\"")
                .doesNotContain("??");

        more("<img src=x onerror=alert(1)>\nsecond\nhalf");

        assertThat(mvc.get().uri(LAYER4 + "/new?after=" + place))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.lines[*].text")
                .asArray()
                .containsExactly("<img src=x onerror=alert(1)>", "second");
        assertThat(mvc.get().uri(LAYER4 + "/new?after=" + place + "&q=SEC"))
                .bodyJson()
                .extractingPath("$.lines[*].text")
                .asArray()
                .containsExactly("second");
        assertThat(mvc.get().uri(LAYER4 + "/new?after=" + place()))
                .bodyJson()
                .extractingPath("$.lines")
                .asArray()
                .isEmpty();
    }

    @Test
    void asksForOlderLinesWhereTheSearchWentOnlySoFar() throws IOException {
        more("needle 1\nneedle 2\nneedle 3\n");

        assertThat(mvc.get().uri(LAYER4 + "?q=needle&lines=2"))
                .bodyText()
                .contains("needle 3", "needle 2", "Look further back", "before=15")
                .doesNotContain("needle 1");
        assertThat(mvc.get().uri(LAYER4 + "?q=needle&lines=2&before=15"))
                .bodyText()
                .contains("needle 1")
                .doesNotContain("needle 2", "data-tail");
    }

    @Test
    void bearsAnythingAsPlaceAndText() {
        for (String bad : new String[] {"x", "-1", "99999999999999999999", "1;id", ""}) {
            assertThat(mvc.get().uri(LAYER4 + "/new?after={a}", bad)).hasStatusOk();
            assertThat(mvc.get().uri(LAYER4 + "?q=first&before={b}", bad)).hasStatusOk();
        }
        for (String q : new String[] {"a\nb", "\"", "%", "$(id)", "-v", "x".repeat(5000)}) {
            assertThat(mvc.get().uri(LAYER4 + "?q={q}", q))
                    .hasStatusOk()
                    .bodyText()
                    .contains("No line of the log");
        }
    }

    @Test
    void showsTheLevelOfItsOwnLines() {
        LOG.error("Something from the network: a\n2026-01-01T00:00:00Z INFO  forged");

        assertThat(mvc.get().uri(OWN + "?q=Something from the network"))
                .hasStatusOk()
                .bodyText()
                .contains("Logs - Load Balancer", "data-level=\"ERROR\"", "a | 2026-01-01T00:00:00Z INFO  forged")
                .doesNotContain("??");
        assertThat(mvc.get().uri(OWN + "/download"))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"load-balancer.log\"")
                .bodyText()
                .contains("ERROR Something from the network");
    }

    @Test
    void keepsWhatIsForTheConsoleOutOfIt() {
        LOG.error(ConsoleOnly.MARKER, "the code is tell-nobody");
        LOG.error("an ordinary line");

        assertThat(mvc.get().uri(OWN + "/download"))
                .bodyText()
                .contains("an ordinary line")
                .doesNotContain("tell-nobody");
    }

    @Test
    void isForThoseWhoSignedIn() {
        for (String path : new String[] {"", "/new?after=0", "/download"}) {
            assertThat(mvc.get().uri(OWN + path).with(anonymous()))
                    .doesNotHave(new org.assertj.core.api.Condition<>(
                            r -> r.getResponse().getStatus() == 200, "open"));
        }
    }
}

package org.lbadmin.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lbadmin.EngineTest;
import org.lbadmin.commit.Releases;
import org.lbadmin.model.RedirectCode;
import org.lbadmin.web.Notice;
import org.lbadmin.web.Shell;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WithMockUser(username = "ann", roles = "CONFIG")
class ReleasesTest extends EngineTest {
    private static final String API = "/lbadmin/api/v1/maintenance/releases";
    private static final String PAGE = "/lbadmin/maintenance/releases";
    private static final String VIEW = "/lbadmin/view/layer7";

    @Autowired
    Releases releases;

    @Test
    void showsWhatRunsWithLineNumbersAndAnchors() {
        assertThat(mvc.get().uri(VIEW))
                .hasStatusOk()
                .bodyText()
                .containsPattern("<pre id=\"vip-WEB\"> *\\d+  # WEB\n *\\d+  listen WEB\n")
                .contains("Release " + number() + ", live since")
                .doesNotContain("changed outside", "??");
        assertThat(mvc.get().uri(VIEW + "/haproxy.cfg"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/plain")
                .bodyText()
                .contains("\nlisten WEB\n");
    }

    @Test
    void showsWhatSomebodyElseChangedOnDisk() throws IOException {
        Path file = HOME.resolve("current/haproxy/haproxy.cfg");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("code 302", "code 308"));
        try {
            assertThat(mvc.get().uri(VIEW))
                    .hasStatusOk()
                    .bodyText()
                    .contains("The files of HAProxy on disk were changed outside lbadmin since release " + number())
                    .containsPattern("diff-line add[\\s\\S]*code 308")
                    .containsPattern("diff-line del[\\s\\S]*code 302");
            assertThat(commit.isPending(HAPROXY)).isTrue();
        } finally {
            Files.writeString(file, text);
        }
        assertThat(mvc.get().uri(VIEW)).bodyText().doesNotContain("changed outside");
    }

    @Test
    void listsReleasesNewestFirst() {
        second();

        assertThat(mvc.get().uri(API))
                .bodyJson()
                .extractingPath("$[0]")
                .asMap()
                .containsEntry("engine", "haproxy")
                .containsEntry("number", number())
                .containsEntry("by", "ann")
                .containsKeys("at", "digest");
        assertThat(mvc.get().uri(API + "/" + number()))
                .bodyJson()
                .extractingPath("$.files[0].text")
                .asString()
                .contains("code 301");
        assertThat(mvc.get().uri(VIEW))
                .bodyText()
                .contains("Release history", "/lbadmin/maintenance/releases/" + number() + "/restore");
    }

    @Test
    void comparesWithTheOneBeforeAndWithAnyOther() {
        int first = number();
        int second = second();

        assertThat(mvc.get().uri(API + "/" + second + "/diff"))
                .bodyJson()
                .extractingPath("$.diff")
                .asString()
                .contains(
                        "-    http-request redirect scheme https code 302",
                        "+    http-request redirect scheme https code 301");
        assertThat(mvc.get().uri(API + "/" + second + "/diff?to=" + first))
                .bodyJson()
                .extractingPath("$.diff")
                .asString()
                .contains("+    http-request redirect scheme https code 302");
        assertThat(mvc.get().uri(VIEW + "?from=" + first + "&to=" + second))
                .hasStatusOk()
                .bodyText()
                .contains("From release " + first + " to release " + second, "diff-line del");
        assertThat(mvc.get().uri(PAGE + "/" + second))
                .hasStatusOk()
                .bodyText()
                .contains("HAProxy, release " + second, "It runs now.", "diff-line add", "listen WEB")
                .doesNotContain("??");
    }

    @Test
    void restoringIsAnEditThatWaitsForACommit() {
        int first = number();
        second();

        assertThat(mvc.post().uri(API + "/" + first + "/restore").with(csrf()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"pending\": true}");
        assertThat(get(8081)).isEqualTo(301);
        applied();
        assertThat(get(8081)).isEqualTo(302);

        MvcTestResult result =
                mvc.post().uri(PAGE + "/" + first + "/restore").with(csrf()).exchange();
        assertThat(result).hasStatus(302).hasHeader("Location", VIEW);
        assertThat(said(result))
                .singleElement()
                .satisfies(n -> assertThat(n.text())
                        .isEqualTo("The configuration of release " + first
                                + " is the saved one again. It is what runs already."));
    }

    @Test
    void thereIsNoSuchRelease() {
        for (String missing : List.of("/999999", "/x", "/0", "/999999/diff", "/1?engine=apache")) {
            assertThat(mvc.get().uri(API + missing)).as(missing).hasStatus(404);
        }
        assertThat(mvc.post().uri(API + "/999999/restore").with(csrf())).hasStatus(404);
        assertThat(mvc.get().uri(PAGE + "/999999")).hasStatus(404);
    }

    @Test
    @WithMockUser(username = "rob", roles = "REPORT")
    void whoMayOnlyLookCannotRestore() {
        assertThat(mvc.get().uri(VIEW)).hasStatusOk().bodyText().doesNotContain("/restore");
        assertThat(mvc.post().uri(API + "/" + number() + "/restore").with(csrf()))
                .hasStatus(403);
    }

    @SuppressWarnings("unchecked")
    private static List<Notice> said(MvcTestResult result) {
        return (List<Notice>) result.getMvcResult().getFlashMap().get(Shell.MESSAGES);
    }

    private int second() {
        store.replace(cluster(redirect("WEB", 8081, RedirectCode.MOVED_PERMANENTLY)));
        applied();
        return number();
    }

    private int number() {
        return releases.current(HAPROXY).orElseThrow().number();
    }
}

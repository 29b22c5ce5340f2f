package org.lbadmin.graphs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.live.EngineTest;
import org.lbadmin.model.Graphing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Local Configuration - Graphing: what the recorder writes down of a HAProxy that serves, and what it leaves. */
class GraphingTest extends EngineTest {
    private static final String PAGE = "/lbadmin/local/graphing";
    private static final String API = "/lbadmin/api/v1/local/graphing";
    private static final Path FIGURES = HOME.resolve("graphs");
    private static final Path SERVER = FIGURES.resolve("layer7/WEB/ONE.rrd");
    private static final Path SERVICE = FIGURES.resolve("layer7/WEB/_all.rrd");

    @Autowired
    private Archives archives;

    @Autowired
    private Recorder recorder;

    @Autowired
    private GraphingSettings settings;

    @BeforeEach
    void nothing() {
        archives.clear();
    }

    @AfterEach
    void asOnAFreshAppliance() {
        settings.change(current -> Graphing.defaults());
        archives.clear();
    }

    @Test
    void nothingIsWrittenWhileRecordingIsOff() {
        assertThat(put("{\"recording\": false}", "CONFIG")).hasStatusOk();

        recorder.round();

        assertThat(FIGURES).doesNotExist();
        for (String page : new String[] {
            "/lbadmin/",
            "/lbadmin/reports/graphs",
            "/lbadmin/reports/graphs?vip=WEB",
            "/lbadmin/reports/graphs/table?graph=load"
        }) {
            assertThat(get(page)).as(page).bodyText().contains("recording is switched off", PAGE);
        }

        assertThat(put("{}", "CONFIG")).hasStatusOk();
        recorder.round();

        assertThat(FIGURES.resolve("machine.rrd")).isNotEmptyFile();
        assertThat(get("/lbadmin/")).bodyText().doesNotContain("recording is switched off");
    }

    /** What was recorded before is not lost, and not continued. */
    @Test
    void singleRealServersCanBeLeftOut() throws Exception {
        long now = System.currentTimeMillis() / 1000;
        assertThat(put("{\"realServers\": false}", "CONFIG")).hasStatusOk();

        recorder.services(now);

        assertThat(SERVICE).isNotEmptyFile();
        assertThat(SERVER).doesNotExist();
        assertThat(get("/lbadmin/reports/graphs?vip=WEB&rip=ONE")).bodyText().contains("of single real servers");
        assertThat(get("/lbadmin/reports/graphs?vip=WEB")).bodyText().doesNotContain("of single real servers");

        settings.change(current -> Graphing.defaults());
        recorder.services(now + 60);

        assertThat(SERVER).isNotEmptyFile();
    }

    @Test
    void eachFamilyCanBeLeftOut() throws Exception {
        long now = System.currentTimeMillis() / 1000;
        assertThat(put("{\"load\": false, \"layer7\": false}", "CONFIG")).hasStatusOk();

        for (int i = 0; i < 4; i++) {
            recorder.machine(now + i * 10);
        }
        recorder.services(now);

        Figures figures = archives.read(
                        Subject.MACHINE, List.of("load1", "load5", "load15", "memory", "disk"), Span.HOUR, now + 30)
                .orElseThrow();
        for (int load = 0; load < 3; load++) {
            assertThat(figures.range(load)).containsOnly(Double.NaN);
        }
        assertThat(figures.range(3)[0]).isPositive();
        assertThat(figures.range(4)[0]).isPositive();
        assertThat(SERVICE).doesNotExist();
        for (String page : List.of("/lbadmin/", "/lbadmin/reports/graphs")) {
            assertThat(get(page)).as(page).bodyText().containsOnlyOnce("This is not recorded.");
        }
        assertThat(get("/lbadmin/reports/graphs?vip=WEB"))
                .bodyText()
                .contains("Nothing is recorded of layer 7 virtual services.");
        assertThat(get("/lbadmin/reports/graphs?layer=4&vip=WEB")).bodyText().doesNotContain("Nothing is recorded of");
    }

    @Test
    void aPatchLeavesTheRestAsItIs() {
        assertThat(put("{\"realServers\": false}", "CONFIG")).hasStatusOk();

        assertThat(mvc.patch()
                        .uri(API)
                        .with(user("x").roles("CONFIG"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"load\": false}"))
                .hasStatusOk();
        assertThat(settings.read().load()).isFalse();
        assertThat(settings.read().realServers()).isFalse();

        assertThat(mvc.patch()
                        .uri(API)
                        .with(user("x").roles("CONFIG"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"load\": null}"))
                .hasStatusOk();
        assertThat(settings.read()).isEqualTo(realServers(false));
    }

    @Test
    void thePageChangesItAndSaysWhatIsThere() {
        recorder.services(System.currentTimeMillis() / 1000);
        assertThat(get(PAGE)).bodyText().contains("in 3 files", "every 10 s", "every 60 s", "Initialize Graphs");

        assertThat(post("CONFIG", Map.of("_recording", "on"))).hasRedirectedUrl(PAGE);

        assertThat(settings.read()).isEqualTo(recording(false));
        assertThat(get("/lbadmin/audit")).bodyText().contains("graphing");
        assertThat(post(
                        "CONFIG",
                        Map.of(
                                "recording",
                                "true",
                                "network",
                                "true",
                                "load",
                                "true",
                                "memory",
                                "true",
                                "processor",
                                "true",
                                "disk",
                                "true",
                                "layer7",
                                "true",
                                "layer4",
                                "true",
                                "_realServers",
                                "on")))
                .hasRedirectedUrl(PAGE);
        assertThat(settings.read()).isEqualTo(realServers(false));
        archives.clear();
        assertThat(get(PAGE)).bodyText().contains("0 B in 0 files");
    }

    @Test
    void onlyThoseWhoConfigureMayChangeIt() {
        for (String role : new String[] {"REPORT", "MAINT"}) {
            assertThat(get(PAGE, role)).as(role).hasStatusOk().bodyText().doesNotContain("Initialize Graphs");
            assertThat(post(role, Map.of("_recording", "on"))).as(role).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(put("{\"recording\": false}", role)).as(role).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(mvc.post().uri(PAGE).with(user("x").roles("CONFIG")).param("_recording", "on"))
                .as("without a token of the form")
                .hasStatus(HttpStatus.FORBIDDEN);

        assertThat(settings.read()).isEqualTo(Graphing.defaults());
    }

    @Test
    void whatIsNeitherYesNorNoIsRefusedInWords() {
        assertThat(put("{\"recording\": \"perhaps\"}", "CONFIG"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("recording", "perhaps");
        assertThat(put("{\"interval\": 5}", "CONFIG"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("interval");
        assertThat(post("CONFIG", Map.of("recording", "\n\"%")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("field-problems");

        assertThat(settings.read()).isEqualTo(Graphing.defaults());
    }

    @Test
    void whoeverWorksOnAnOldStateIsTold() {
        String tag = mvc.get()
                .uri(API)
                .with(user("x").roles("CONFIG"))
                .exchange()
                .getResponse()
                .getHeader("ETag");
        settings.change(current -> realServers(false));

        assertThat(mvc.put()
                        .uri(API)
                        .with(user("x").roles("CONFIG"))
                        .header("If-Match", tag)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"recording\": false}"))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(settings.read().recording()).isTrue();
    }

    private static Graphing recording(boolean on) {
        return new Graphing(on, true, true, true, true, true, true, true, true);
    }

    private static Graphing realServers(boolean on) {
        return new Graphing(true, true, true, true, true, true, true, true, on);
    }

    private MvcTestResult get(String path) {
        return get(path, "CONFIG");
    }

    private MvcTestResult get(String path, String role) {
        return mvc.get().uri(path).with(user("x").roles(role)).exchange();
    }

    private MvcTestResult put(String body, String role) {
        return mvc.put()
                .uri(API)
                .with(user("x").roles(role))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult post(String role, Map<String, String> fields) {
        var request = mvc.post().uri(PAGE).with(user("x").roles(role)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }
}

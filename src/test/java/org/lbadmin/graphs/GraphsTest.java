package org.lbadmin.graphs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.live.EngineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Figures of the machine and of a HAProxy that serves, written down and shown. */
class GraphsTest extends EngineTest {
    private static final String PAGE = "/lbadmin/reports/graphs";

    @Autowired
    private Archives archives;

    @Autowired
    private Recorder recorder;

    @BeforeEach
    void nothing() {
        archives.clear();
    }

    @Test
    void whatWasWrittenIsReadAtEverySpan() {
        long now = System.currentTimeMillis() / 1000;
        for (long at = now - 7200; at <= now; at += 10) {
            archives.add(Subject.MACHINE, at, Map.of("load1", 2.0, "rx", (at - now + 7200) * 100.0));
        }

        for (Span span : Span.values()) {
            Figures figures = archives.read(Subject.MACHINE, List.of("load1", "rx", "cpu"), span, now)
                    .orElseThrow();
            if (span == Span.HOUR || span == Span.DAY || span == Span.WEEK) {
                assertThat(figures.range(0)).as(span.id()).containsExactly(2.0, 2.0, 2.0);
                assertThat(figures.range(1)[1]).as(span.id()).isBetween(99.9, 100.1);
            }
            assertThat(figures.range(2)).as(span.id()).containsOnly(Double.NaN);
            assertThat(figures.times()[figures.times().length - 1]).isLessThanOrEqualTo(now);
        }
    }

    @Test
    void aCounterThatBeginsAnewIsNoFall() {
        long now = System.currentTimeMillis() / 1000;
        for (int i = 0; i <= 60; i++) {
            archives.add(
                    Subject.MACHINE, now - 600 + i * 10, Map.of("rx", i < 30 ? 1_000_000.0 + i * 10 : (i - 30) * 10.0));
        }

        double[] range = archives.read(Subject.MACHINE, List.of("rx"), Span.HOUR, now)
                .orElseThrow()
                .range(0);

        assertThat(range[0]).isBetween(0.9, 1.1);
        assertThat(range[2]).isBetween(0.9, 1.1);
    }

    /** A year of figures takes no more room than the first one. */
    @Test
    void filesNeverGrow() throws IOException {
        long now = System.currentTimeMillis() / 1000;
        recorder.machine(now - 400L * 86_400);
        long first = size();
        for (int day = 399; day >= 0; day--) {
            recorder.machine(now - day * 86_400L);
        }

        assertThat(size()).isEqualTo(first).isLessThan(400_000);
    }

    @Test
    void theMachineAndEveryServiceAndServerAreRecorded() throws IOException, InterruptedException {
        long now = System.currentTimeMillis() / 1000;
        recorder.machine(now - 20);
        recorder.machine(now - 10);
        recorder.machine(now);
        recorder.services(now - 120);
        answering();
        recorder.services(now - 60);
        recorder.services(now);

        assertThat(page(PAGE)).bodyText().contains("Network Bandwidth", "System Load Average", "Min ", "data-graph=");
        assertThat(page(PAGE + "?vip=WEB")).bodyText().contains("New Sessions", "Response Time");
        assertThat(page(PAGE + "/table?graph=sessions&vip=WEB&rip=ONE"))
                .bodyText()
                .contains("/s<", "Time");
        assertThat(page(PAGE + "/figures?graph=connections&vip=WEB&rip=TWO"))
                .bodyText()
                .contains("\"unit\":\"NUMBER\"", "\"series\":[{\"name\":\"connections\"");
        MvcTestResult csv = page(PAGE + "/csv?graph=load&span=day");
        assertThat(csv).bodyText().startsWith("time,load1,load5,load15\r\n20");
        assertThat(csv.getResponse().getHeader("Content-Disposition")).contains("\"load-day.csv\"");
        assertThat(page("/lbadmin/")).bodyText().contains("Memory Usage", "reports/graphs?layer=7&amp;vip=WEB");
    }

    @Test
    void whatIsNotThereSaysSo() {
        assertThat(page(PAGE)).bodyText().contains("Nothing was recorded yet");
        assertThat(page(PAGE + "/table?graph=load")).bodyText().contains("Nothing was recorded yet");
        assertThat(page(PAGE + "?vip=../../etc")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(PAGE + "?vip=WEB&rip=_all")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(PAGE + "/table?graph=sessions")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(PAGE + "/table?graph=x&vip=WEB")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aDamagedFileBeginsAnew() throws IOException {
        long now = System.currentTimeMillis() / 1000;
        recorder.machine(now - 10);
        Files.writeString(HOME.resolve("graphs/machine.rrd"), "not a file of figures");

        recorder.machine(now);

        assertThat(archives.read(Subject.MACHINE, List.of("load1"), Span.HOUR, now))
                .isPresent();
    }

    @Test
    void initializeForgetsEverything() throws IOException {
        recorder.machine(System.currentTimeMillis() / 1000);

        assertThat(initialize("REPORT")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(initialize("CONFIG")).hasStatus3xxRedirection();
        assertThat(HOME.resolve("graphs")).doesNotExist();
    }

    private MvcTestResult initialize(String role) {
        return mvc.post()
                .uri(PAGE + "/initialize")
                .with(user("x").roles(role))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult page(String path) {
        return mvc.get().uri(path).with(user("x").roles("CONFIG")).exchange();
    }

    private static long size() throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve("graphs"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}

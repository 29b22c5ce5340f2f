package org.lbadmin.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.AppTest;
import org.lbadmin.helper.Helper;
import org.lbadmin.helper.HelperAnswer;
import org.lbadmin.helper.HelperCall;
import org.lbadmin.helper.HelperReader;
import org.springframework.beans.factory.annotation.Autowired;

class LogBookTest extends AppTest {
    private static final LogSource SOURCE = LogSource.FIREWALL;
    private static final Path FILE = HOME.resolve("log/firewall.log");
    private static final int MEGABYTE = 1 << 20;

    @Autowired
    private LogBook book;

    @Autowired
    private Helper helper;

    @Autowired
    private HelperReader reader;

    @BeforeEach
    @AfterEach
    void clear() throws IOException {
        Files.createDirectories(FILE.getParent());
        try (var files = Files.newDirectoryStream(FILE.getParent(), "firewall.log*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @Test
    void searchesHundredsOfMegabytesWithinSeconds() throws IOException {
        write(300, "needle");

        long began = System.nanoTime();
        LogBook.Found found = book.find(SOURCE, "NEEDLE", 0, 2);

        assertThat(found.lines()).containsExactly("needle 299", "needle 298");
        assertThat(book.find(SOURCE, "needle", found.more(), 2).lines()).containsExactly("needle 297", "needle 296");
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(5000);
    }

    @Test
    void findsWhatWasRotated() throws IOException {
        write(5, "needle");

        assertThat(helper.run(new HelperCall.LogRotate(1, 9, 0)).ok()).isTrue();

        assertThat(FILE.getParent().toFile().list((folder, name) -> name.startsWith("firewall.log.0")))
                .hasSizeGreaterThanOrEqualTo(4);
        LogBook.Found found = book.find(SOURCE, "needle", 0, 100);
        assertThat(found.lines()).containsExactly("needle 4", "needle 3", "needle 2", "needle 1", "needle 0");
        assertThat(found.more()).isZero();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        book.copy(SOURCE, all);
        assertThat(all.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("needle")))
                .hasSize(5);
    }

    @Test
    void endsTheCallWhenNobodyReadsOn() throws IOException {
        write(100, "needle");

        List<ProcessHandle> started;
        try (HelperAnswer answer = reader.open(new HelperCall.LogAll(SOURCE.id()))) {
            assertThat(answer.words().read()).isPositive();
            started = ProcessHandle.current()
                    .descendants()
                    .filter(LogBookTest::isOurs)
                    .toList();
        }

        assertThat(started).isNotEmpty();
        await().until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void takesOneLineToLookFor() {
        assertThat(LogBook.oneLine(" a\nb\t ")).isEqualTo("a b");
        assertThat(LogBook.oneLine("x".repeat(900))).hasSize(200);
    }

    private static boolean isOurs(ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(java.util.Arrays::stream)
                .anyMatch("log-all"::equals);
    }

    /** So many megabytes, each with one line of its own at the end. */
    private static void write(int megabytes, String word) throws IOException {
        byte[] line = "2026-01-01 connection from 192.0.2.1:4711 accepted and all was well with it, as ever\n"
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream block = new ByteArrayOutputStream(MEGABYTE);
        while (block.size() < MEGABYTE) {
            block.write(line);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(FILE))) {
            for (int i = 0; i < megabytes; i++) {
                block.writeTo(out);
                out.write((word + " " + i + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}

package org.lbadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTests {
    @TempDir
    Path folder;

    @Test
    void makesAFolderThatOnlyWeCanRead() throws IOException {
        Home.prepare(folder.resolve("new").toString());

        assertThat(Files.getPosixFilePermissions(folder.resolve("new"))).hasSize(3);
        assertThat(folder.resolve("new/format")).hasContent(Integer.toString(Home.FORMAT));
    }

    @Test
    void refusesTheStateOfANewerVersionWithASentence() throws IOException {
        Files.writeString(folder.resolve("format"), "99\n");

        assertThatThrownBy(() -> Home.prepare(folder.toString()))
                .hasMessageContaining("written by a newer version (format 99");
    }

    @Test
    void takesOverTheStateOfAnOlderVersion() throws IOException {
        Files.writeString(folder.resolve("format"), "1\n");

        Home.prepare(folder.toString());

        assertThat(folder.resolve("format")).hasContent(Integer.toString(Home.FORMAT));
    }

    @Test
    void refusesAPathThatIsTooLongForSockets() {
        assertThatThrownBy(() -> Home.prepare(folder + "/" + "x".repeat(90))).hasMessageContaining("too long");
    }

    @Test
    void formatIsTheNewestMigration() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("db/migration"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches("V\\d+__.*\\.sql"))
                            .map(name -> Integer.parseInt(name.substring(1, name.indexOf('_'))))
                            .max(Comparator.naturalOrder()))
                    .contains(Home.FORMAT);
        }
    }

    /** Without it H2 loses acknowledged changes when the process is killed, and damages its file. */
    @Test
    void everyChangeIsOnDiskBeforeItIsAcknowledged() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/application.yml")))
                .containsPattern("jdbc:h2:file:.*;WRITE_DELAY=0");
    }
}

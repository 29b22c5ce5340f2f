package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void choose() {
        file = folder.resolve("below/sealing.key");
    }

    @Test
    void makesOneKeyAndKeepsIt() throws Exception {
        byte[] key = new KeyFile(file).provide();

        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(new KeyFile(file).provide()).isEqualTo(key);
        assertThat(mode()).isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void takesAnOpenFileAwayFromOthers() throws Exception {
        byte[] key = new KeyFile(file).provide();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(new KeyFile(file).provide()).isEqualTo(key);
        assertThat(mode()).isEqualTo("rw-------");
    }

    @Test
    void refusesAFileOfAnotherSize() throws Exception {
        Files.createDirectories(file.getParent());
        for (int size : List.of(0, 31, 33)) {
            Files.write(file, new byte[size]);

            assertThatIllegalStateException()
                    .isThrownBy(() -> new KeyFile(file).provide())
                    .withMessage("The key for sealing in " + file + " has " + size
                            + " octets, not 32; bring the file back from a backup");
        }
    }

    @Test
    void twoWhoStartTogetherGetOneKey() {
        Set<String> keys = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 20).parallel().forEach(i -> keys.add(HexFormat.of().formatHex(new KeyFile(file).provide())));

        assertThat(keys).hasSize(1);
    }

    private String mode() throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}

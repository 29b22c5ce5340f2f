package org.lbadmin.commit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.model.EngineId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The web process's own folder, from which the helper takes the files of a release. */
@Component
class Staging {
    private static final FileAttribute<?> OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;

    Staging(@Value("${lbadmin.home}") Path home) {
        this.root = home.toAbsolutePath().normalize().resolve("staging");
    }

    /** Writes the files and forces them to disk. */
    void write(EngineId engine, int number, List<ConfigFile> files) {
        try {
            Path folder = Files.createDirectories(root.resolve(engine.id()).resolve(Integer.toString(number)), OURS);
            for (ConfigFile file : files) {
                force(folder.resolve(file.path()), file.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The highest number that was ever staged and not pruned. */
    int highest(EngineId engine) {
        Path folder = root.resolve(engine.id());
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> staged = Files.list(folder)) {
            return staged.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,9}"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void force(Path path, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}

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
import java.util.Set;
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

    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<StandardOpenOption> WRITING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);

    private final Path root;
    private final FileContents contents;

    Staging(@Value("${lbadmin.home}") Path home, FileContents contents) {
        this.contents = contents;
        this.root = home.toAbsolutePath().normalize().resolve("staging");
    }

    /** Writes the files and forces them to disk. */
    void write(EngineId engine, int number, List<ConfigFile> files) {
        try {
            Path folder = Files.createDirectories(root.resolve(engine.id()).resolve(Integer.toString(number)), OURS);
            for (ConfigFile file : files) {
                force(folder.resolve(file.path()), contents.of(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the addresses that no engine needs. */
    void writeFloating(String addresses) {
        try {
            Path folder = Files.createDirectories(root.resolve("floating"), OURS);
            force(folder.resolve("addresses"), addresses.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes private keys away again once the helper has its own copy. */
    void forgetSecrets(EngineId engine, int number, List<ConfigFile> files) {
        Path folder = root.resolve(engine.id()).resolve(Integer.toString(number));
        try {
            for (ConfigFile file : files) {
                if (FileContents.isSecret(file)) {
                    Files.deleteIfExists(folder.resolve(file.path()));
                }
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

    private static void force(Path path, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(path, WRITING, FILE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}

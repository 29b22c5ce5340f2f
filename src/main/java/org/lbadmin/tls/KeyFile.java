package org.lbadmin.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The file with this appliance's key for sealing: 32 octets that only its owner may read. */
public final class KeyFile {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    public KeyFile(Path file) {
        this.file = file;
    }

    /** The key; made when there is no file yet. A file that others may read is taken away from them. */
    public byte[] provide() {
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                make();
            }
            if (!Files.getPosixFilePermissions(file).equals(OWNER)) {
                Files.setPosixFilePermissions(file, OWNER);
            }
            if (Files.size(file) != Sealer.KEY_LENGTH) {
                throw new IllegalStateException("The key for sealing in " + file + " has " + Files.size(file)
                        + " octets, not " + Sealer.KEY_LENGTH + "; bring the file back from a backup");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("No key for sealing in " + file, e);
        }
    }

    /** The file is complete, private and on disk before it has its name. */
    private void make() throws IOException {
        byte[] key = new byte[Sealer.KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(
                folder, file.getFileName() + ".", ".new", PosixFilePermissions.asFileAttribute(OWNER));
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer content = ByteBuffer.wrap(key);
                while (content.hasRemaining()) {
                    out.write(content);
                }
                out.force(true);
            }
            // A hard link, unlike a rename, never replaces the key of somebody who was quicker.
            linkUnlessThere(fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
        try (FileChannel name = FileChannel.open(folder, StandardOpenOption.READ)) {
            name.force(true);
        }
    }

    private void linkUnlessThere(Path fresh) throws IOException {
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException quicker) {
            if (!Files.isRegularFile(file)) {
                throw quicker;
            }
        }
    }
}

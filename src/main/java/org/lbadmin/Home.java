package org.lbadmin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The folder with all state, and whether this version can work with it. */
final class Home {
    /** The number of the newest database migration; a folder with a higher one belongs to a newer lbadmin. */
    static final int FORMAT = 19;

    /** Unix sockets below it must have paths of at most 107 octets; HAProxy adds a suffix while it starts. */
    private static final int LONGEST = 70;

    private static final int IN_USE = 90020;

    private Home() {}

    /** A state folder we must not work with; the message is a sentence for the operator. */
    static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    /**
     * Makes the folder, readable by us alone, or accepts the one that is there.
     *
     * @throws Refused when a newer version wrote it, or its path is too long for sockets
     */
    static void prepare(String folder) {
        Path home = Path.of(folder).toAbsolutePath().normalize();
        if (home.toString().length() > LONGEST) {
            throw new Refused("The path " + home + " is too long for the sockets in it; use at most " + LONGEST
                    + " characters for LBADMIN_HOME.");
        }
        try {
            Files.createDirectories(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            Path format = home.resolve("format");
            int found = Files.exists(format) ? number(Files.readString(format).strip()) : 0;
            if (found > FORMAT) {
                throw new Refused("The state in " + home + " was written by a newer version (format " + found
                        + ", this version knows " + FORMAT + "); start that version, or use another LBADMIN_HOME.");
            }
            Files.writeString(format, FORMAT + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to tell the operator where a start failed for a reason that is no bug. */
    static @Nullable String sentenceFor(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused) {
                return cause.getMessage();
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == IN_USE) {
                return "Another lbadmin is using this state folder.";
            }
            if (cause instanceof org.springframework.boot.web.server.PortInUseException taken) {
                return "Port " + taken.getPort() + " is taken by another program; use LBADMIN_PORT for another one.";
            }
        }
        return null;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refused("The file format of the state folder does not contain a number but " + text + ".");
        }
    }
}

package org.lbadmin.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that runs to its end. */
final class Command {
    private Command() {}

    /** What it wrote, when it ended well; anything else fails the test with its words. */
    static String run(List<String> words) {
        return run(new ProcessBuilder(words));
    }

    static String run(String... words) {
        return run(List.of(words));
    }

    static String run(ProcessBuilder builder) {
        try {
            Path output = Files.createTempFile("lab", ".out");
            try {
                Process process = builder.redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                process.getOutputStream().close();
                int status = process.waitFor();
                String text = Files.readString(output, StandardCharsets.UTF_8);
                if (status != 0) {
                    throw new AssertionError(builder.command() + " ended with " + status + ": " + text);
                }
                return text;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

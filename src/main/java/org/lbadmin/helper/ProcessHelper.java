package org.lbadmin.helper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Runs the helper script as a process of its own; for a machine without systemd, where we are root ourselves. */
@Component
class ProcessHelper implements Helper, HelperReader {
    private static final int SECONDS = 60;

    private final Path script;
    private final Path home;

    ProcessHelper(@Value("${lbadmin.helper}") Path script, @Value("${lbadmin.home}") Path home) {
        this.script = script.toAbsolutePath();
        this.home = home.toAbsolutePath().normalize();
    }

    @Override
    public HelperResult run(HelperCall call) {
        try {
            return finish(start(call, true), call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HelperFailed("Interrupted in " + call.words(), e);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public HelperAnswer open(HelperCall call) {
        try {
            Process process = start(call, false);
            say(process, call);
            return new Answer(process);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private record Answer(Process process) implements HelperAnswer {
        @Override
        public InputStream words() {
            return process.getInputStream();
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private Process start(HelperCall call, boolean withErrors) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(call.words());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(withErrors);
        if (!withErrors) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LBADMIN_HOME", home.toString());
        return builder.start();
    }

    private static void say(Process process, HelperCall call) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(call.input().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading; what it says tells why.
        }
    }

    private HelperFailed unusable(IOException e) {
        return new HelperFailed("The helper " + script + " cannot be run", e);
    }

    private static HelperResult finish(Process process, HelperCall call) throws IOException, InterruptedException {
        say(process, call);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new HelperFailed("The helper did not end within " + SECONDS + " s: " + call.words());
        }
        return new HelperResult(process.exitValue(), output);
    }
}

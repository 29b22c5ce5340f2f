package org.lbadmin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.model.EngineId;

/** Whether an engine takes its files: they are written as they will lie on the appliance, with a key of no worth. */
public final class EngineChecker {
    private static final ThrowAwayPem PEM = ThrowAwayPem.rsa("lb1");
    /** Without its own network it may bind every address; without its own processes it would stay. */
    private static final String STUNNEL = "ip link set lo up && echo 1 >/proc/sys/net/ipv4/ip_nonlocal_bind"
            + " && { [ ! -d /proc/sys/net/ipv6 ] || echo 1 >/proc/sys/net/ipv6/ip_nonlocal_bind; }"
            + " && exec stunnel current/stunnel/stunnel.conf";

    private EngineChecker() {}

    /**
     * What the engine says against them; empty when it accepts them.
     *
     * @param home an empty folder
     */
    public static String refusal(EngineId engine, List<ConfigFile> files, Path home)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve("current").resolve(engine.id()));
        for (ConfigFile file : files) {
            String text = file.secret() ? PEM.text() : file.text();
            // It goes to the background when it has bound everything, and its exit status tells.
            Files.writeString(folder.resolve(file.path()), text.replaceFirst("(?m)^foreground = yes$", ""));
        }
        return switch (engine) {
            case HAPROXY -> haproxy(home, folder);
            case FIREWALL -> refusal(new ProcessBuilder("unshare", "-n", "bash", "-e", folder + "/firewall.sh"));
            case FALLBACK -> "";
            case LDIRECTORD -> ldirectord(folder);
            case STUNNEL -> files.get(0).text().contains("\naccept = ") ? stunnel(home) : "";
        };
    }

    private static String haproxy(Path home, Path folder) throws IOException, InterruptedException {
        Path run = Files.createDirectories(home.resolve("run"));
        Files.writeString(run.resolve("haproxy.state"), "1\n");
        ProcessBuilder builder = new ProcessBuilder(
                "haproxy", "-c", "-dW", "-f", folder.resolve("haproxy.cfg").toString());
        builder.environment().put("LBADMIN_RUN", run.toString());
        builder.environment().put("LBADMIN_CONF", folder.toString());
        return refusal(builder);
    }

    /** With nothing running under that name, its verdict on a good file is that it is stopped (status 3). */
    private static String ldirectord(Path folder) throws IOException, InterruptedException {
        return refusal(new ProcessBuilder(
                "unshare", "-n", "sh", "-c", "ldirectord \"$0\" status; test $? = 3", folder + "/ldirectord.cf"));
    }

    private static String stunnel(Path home) throws IOException, InterruptedException {
        return refusal(new ProcessBuilder("unshare", "-n", "-p", "-f", "--kill-child", "sh", "-c", STUNNEL)
                .directory(home.toFile()));
    }

    private static String refusal(ProcessBuilder builder) throws IOException, InterruptedException {
        Path words = Files.createTempFile("lbadmin-words", ".txt");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(words.toFile()).start();
        return process.waitFor() == 0 ? "" : "refused: " + Files.readString(words);
    }
}

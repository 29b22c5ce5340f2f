package org.lbadmin.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A running HAProxy, asked through its sockets in a folder: haproxy.sock of the worker, master.sock of the master. */
public final class Haproxy {
    private final Path folder;

    public Haproxy(Path folder) {
        this.folder = folder;
    }

    public String ask(String command) {
        return ask("haproxy.sock", command);
    }

    public String askMaster(String command) {
        return ask("master.sock", command);
    }

    private String ask(String socket, String command) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve(socket)))) {
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of "show stat" for every frontend, backend and server. */
    public List<Map<String, String>> statistics() {
        List<Map<String, String>> lines = new ArrayList<>();
        String[] names = null;
        for (String line : ask("show stat").split("\n")) {
            String[] values = line.replaceFirst("^# ", "").split(",", -1);
            if (names == null) {
                names = values;
            } else if (values.length > 1) {
                Map<String, String> found = new HashMap<>();
                for (int i = 0; i < Math.min(names.length, values.length); i++) {
                    found.put(names[i], values[i]);
                }
                lines.add(found);
            }
        }
        return lines;
    }

    /** The names of all proxies, sorted. */
    public Set<String> proxies() {
        Set<String> proxies = new TreeSet<>();
        statistics().forEach(line -> proxies.add(line.get("pxname")));
        return proxies;
    }

    /** The status of a server, such as UP, DOWN, MAINT or DRAIN. */
    public String status(String proxy, String server) {
        return statistics().stream()
                .filter(line -> proxy.equals(line.get("pxname")) && server.equals(line.get("svname")))
                .map(line -> line.get("status"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("HAProxy has no server " + proxy + "/" + server));
    }

    /** The process id of the worker that takes connections; empty while the master cannot be asked. */
    public Optional<String> worker() {
        try {
            String workers = askMaster("show proc").replaceFirst("(?s)# old workers.*", "");
            return workers.lines()
                    .map(line -> line.split("\\s+"))
                    .filter(words -> words.length > 1 && words[1].equals("worker"))
                    .map(words -> words[0])
                    .filter(pid -> askMaster("@!" + pid + " show info").contains("Pid: " + pid))
                    .findFirst();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }
}

package org.lbadmin.commit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.Served;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.value.IpAddress;

/**
 * Which engine goes first. STunnel hands over to HAProxy, which therefore is ready before it; unless STunnel gives up an
 * address and port that HAProxy takes over: both cannot have it at once.
 */
final class Turns {
    private record Socket(IpAddress address, int port) {}

    private Turns() {}

    /**
     * @param running what STunnel serves now
     * @param haproxy the files HAProxy shall get
     * @param stunnel the files STunnel shall get
     */
    static List<EngineId> of(
            Collection<EngineId> wanted,
            Cluster cluster,
            List<ConfigFile> running,
            List<ConfigFile> haproxy,
            List<ConfigFile> stunnel) {
        List<EngineId> turns = new ArrayList<>();
        for (EngineId engine : EngineId.values()) {
            if (wanted.contains(engine)) {
                turns.add(engine);
            }
        }
        Set<Socket> given = sockets(running);
        given.removeAll(sockets(stunnel));
        Set<Socket> taken = sockets(haproxy);
        if (given.stream().anyMatch(socket -> taken.contains(socket) || isService(socket, cluster))) {
            Collections.reverse(turns);
        }
        return turns;
    }

    private static boolean isService(Socket socket, Cluster cluster) {
        return cluster.layer7().stream().anyMatch(service -> service.isAt(socket.address(), socket.port()));
    }

    private static Set<Socket> sockets(List<ConfigFile> files) {
        Optional<ConfigFile> served =
                files.stream().filter(file -> file.path().equals(Served.FILE)).findFirst();
        return served.map(ConfigFile::text).map(Served::read).orElse(List.of()).stream()
                .map(line -> new Socket(line.address(), line.port()))
                .collect(Collectors.toSet());
    }
}

package org.lbadmin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lbadmin.engine.haproxy.HaproxyEngine;
import org.lbadmin.engine.stunnel.StunnelEngine;

/** Whose line it is, so that the engine's words can be shown beside the thing they speak of. */
class VirtualServiceAtTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void aLineOfStunnelBelongsToItsTermination() throws IOException {
        ConfigFile file = file("stunnel/sni/stunnel.conf");

        assertThat(at(new StunnelEngine(), file, "debug = 5")).isEmpty();
        assertThat(at(new StunnelEngine(), file, "[SSL-web]")).contains("SSL-web");
        assertThat(at(new StunnelEngine(), file, "sni = SSL-web:*.example.com")).contains("SSL-web");
        assertThat(at(new StunnelEngine(), file, "accept = 192.0.2.10:8443")).contains("SSL-web-2");
    }

    @Test
    void aLineOfHaproxyBelongsToItsServiceOrTermination() throws IOException {
        ConfigFile custom = file("haproxy/tls-custom/haproxy.cfg");

        assertThat(at(new HaproxyEngine(), custom, "    node lbadmin")).isEmpty();
        assertThat(at(new HaproxyEngine(), custom, "listen table")).contains("table");
        assertThat(at(new HaproxyEngine(), custom, "    server backend 192.0.2.30:8080"))
                .contains("SSL-custom-4");
        assertThat(at(new HaproxyEngine(), custom, "    server backend 192.0.2.93:81 send-proxy"))
                .contains("SSL-custom");
    }

    private static Optional<String> at(Engine engine, ConfigFile file, String line) {
        int number = file.text().lines().toList().indexOf(line) + 1;
        assertThat(number).as(line).isPositive();
        return engine.virtualServiceAt(file, number);
    }

    private static ConfigFile file(String path) throws IOException {
        return new ConfigFile(Path.of(path).getFileName().toString(), Files.readString(GOLDEN.resolve(path)));
    }
}

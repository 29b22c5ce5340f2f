package org.lbadmin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lbadmin.helper.HelperCall.Action;

/** An engine that takes questions and never answers, as one that hangs does. */
class SilentHaproxyTest extends EngineTest {
    private static final Path SOCKET = HOME.resolve("run/haproxy.sock");

    @AfterEach
    void clearSocket() throws IOException {
        Files.deleteIfExists(SOCKET);
    }

    @Test
    void whoeverLooksWaitsForOneQuestionAndNotForRepetitions() throws IOException {
        assertThat(live.now().reachable()).isTrue();
        control(Action.STOP);
        Files.deleteIfExists(SOCKET);

        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(SOCKET));
            silent.configureBlocking(false);

            assertThat(live.now().reachable()).isFalse();

            // Whether it is the same process, and a reading; the collector may have had one of its own.
            assertThat(questions(silent)).isBetween(1, 3);
        }
    }

    private static int questions(ServerSocketChannel silent) throws IOException {
        int count = 0;
        while (silent.accept() != null) {
            count++;
        }
        return count;
    }
}

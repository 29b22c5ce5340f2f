package org.lbadmin.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** HAProxy's runtime socket: one line in, text out, then it closes (management guide, 9.3 "Unix Socket commands"). */
@Component
class HaproxySocket {
    private final Path path;
    private final Duration limit;

    /** How asking ended. */
    sealed interface Answer {}

    record Text(String text) implements Answer {}

    /** Nobody listens, or no answer came in time. */
    record CannotBeAsked(String why) implements Answer {}

    @Autowired
    HaproxySocket(@Value("${lbadmin.home}") Path home) {
        this(home.resolve("run/haproxy.sock").toAbsolutePath().normalize(), Duration.ofSeconds(2));
    }

    HaproxySocket(Path path, Duration limit) {
        this.path = path;
        this.limit = limit;
    }

    /** Several commands, separated by semicolons, are answered by one process, each answer ended by an empty line. */
    Answer ask(String commands) {
        return ask(commands, Integer.MAX_VALUE);
    }

    /** @param most octets after which the rest of the answer is left alone */
    Answer ask(String commands, int most) {
        long end = System.nanoTime() + limit.toNanos();
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
            ByteBuffer line = ByteBuffer.wrap((commands + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                await(selector, end);
                channel.write(line);
            }
            key.interestOps(SelectionKey.OP_READ);
            return new Text(read(channel, selector, end, most));
        } catch (IOException | IllegalArgumentException e) {
            return new CannotBeAsked(String.valueOf(e.getMessage()));
        }
    }

    private static String read(SocketChannel channel, Selector selector, long end, int most) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (true) {
            int count = channel.read(buffer.clear());
            if (count < 0 || answer.size() >= most) {
                return answer.toString(StandardCharsets.UTF_8);
            }
            if (count == 0) {
                await(selector, end);
            }
            answer.write(buffer.array(), 0, count);
        }
    }

    private static void await(Selector selector, long end) throws IOException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0 || Thread.currentThread().isInterrupted() || selector.select(left) == 0) {
            throw new IOException("HAProxy did not answer in time");
        }
        selector.selectedKeys().clear();
    }
}

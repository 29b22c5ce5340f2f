package org.lbadmin.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Thousands of real servers at once: takes connections on every address of its machine and hangs up. A program. */
final class Accepting {
    static final int PORT = 8081;

    private Accepting() {}

    public static void main(String[] arguments) throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel door = ServerSocketChannel.open()) {
            door.bind(new InetSocketAddress(PORT), 4096);
            door.configureBlocking(false);
            door.register(selector, SelectionKey.OP_ACCEPT);
            while (true) {
                selector.select();
                selector.selectedKeys().clear();
                for (SocketChannel caller = door.accept(); caller != null; caller = door.accept()) {
                    caller.close();
                }
            }
        }
    }
}

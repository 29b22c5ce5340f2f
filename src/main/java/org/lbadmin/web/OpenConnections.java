package org.lbadmin.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The connections of clients with the WebUI. A connection that is open says nothing about firewall rules that came after
 * it, and with HTTP/2 a browser never opens another one by itself: therefore we can tell old from new, and close the old.
 */
@Component
public class OpenConnections implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    /** Long enough for the answer that is on its way. */
    private static final Duration ANSWER = Duration.ofMillis(500);

    private volatile @Nullable Listening protocol;

    /** The usual protocol of the server, which also tells who is connected. */
    public static final class Listening extends Http11NioProtocol {
        Set<String> open() {
            return getEndpoint().getConnections().stream().map(Listening::name).collect(Collectors.toUnmodifiableSet());
        }

        void close(Set<String> old, String client) {
            getEndpoint().getConnections().stream()
                    .filter(socket -> client.equals(socket.getRemoteAddr()) && old.contains(name(socket)))
                    .forEach(SocketWrapperBase::close);
        }

        private static String name(SocketWrapperBase<?> socket) {
            return OpenConnections.name(socket.getRemoteAddr(), socket.getRemotePort());
        }
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        if (factory instanceof TomcatWebServerFactory tomcat) {
            tomcat.setProtocol(Listening.class.getName());
        }
        factory.addProtocolHandlerCustomizers(handler -> protocol = handler instanceof Listening ours ? ours : null);
    }

    /** Those that are open now. */
    public Set<String> open() {
        Listening known = protocol;
        return known == null ? Set.of() : known.open();
    }

    /** Closes those of them that come from a client, after the answer that is on its way. */
    public void closeSoon(Set<String> old, String client) {
        Listening known = protocol;
        if (known != null) {
            CompletableFuture.delayedExecutor(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> known.close(old, client));
        }
    }

    /** One connection, by the address and port it comes from. */
    public static String name(String client, int port) {
        return client + " " + port;
    }
}

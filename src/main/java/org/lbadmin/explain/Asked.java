package org.lbadmin.explain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.Problem;
import org.lbadmin.model.Problems;
import org.lbadmin.model.value.InvalidValue;
import org.lbadmin.model.value.IpAddress;

/**
 * A request to be explained.
 *
 * @param client who sends it
 * @param address where it arrives; null where the name in the URL does not tell
 * @param host the host of the URL, without its port
 * @param path as it stands in the URL, "/" at least
 * @param query what follows the question mark; empty without
 * @param cookies the Cookie header; empty without
 */
record Asked(
        IpAddress client,
        boolean tls,
        @Nullable IpAddress address,
        int port,
        String host,
        String path,
        String query,
        String cookies) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** @throws org.lbadmin.model.InvalidInput with everything that is wrong */
    static Asked of(String client, String url, String address, String cookies) {
        Problems problems = new Problems();
        IpAddress from = address("client", client, problems);
        URI uri = uri(url, problems);
        IpAddress given = address.isBlank() ? null : address("address", address, problems);
        problems.orThrow();
        if (from == null || uri == null) {
            throw new IllegalStateException("A problem was not told");
        }
        String host = uri.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? HTTPS : HTTP;
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        IpAddress named = given != null ? given : literal(bare).orElse(null);
        return new Asked(from, tls, named, port, bare, path, query, cookies.strip());
    }

    private static Optional<IpAddress> literal(String host) {
        try {
            return Optional.of(new IpAddress(host));
        } catch (InvalidValue name) {
            return Optional.empty();
        }
    }

    private static @Nullable IpAddress address(String path, String text, Problems problems) {
        try {
            return new IpAddress(text.strip());
        } catch (InvalidValue wrong) {
            problems.add(text.isBlank() ? Problem.of(path, "value.required") : Problem.of(path, wrong));
            return null;
        }
    }

    private static @Nullable URI uri(String url, Problems problems) {
        try {
            URI uri = new URI(url.strip());
            String scheme = String.valueOf(uri.getScheme());
            if (scheme.matches("(?i)https?") && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException wrong) {
            // Said below.
        }
        problems.add("url", url.isBlank() ? "value.required" : "explain.url", url);
        return null;
    }

    /** The value of a cookie, without what HAProxy writes behind a label. */
    Optional<String> cookie(String name) {
        for (String pair : cookies.split(";")) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(name)) {
                return Optional.of(parts[1]);
            }
        }
        return Optional.empty();
    }
}

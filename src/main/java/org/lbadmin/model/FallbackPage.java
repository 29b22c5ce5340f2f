package org.lbadmin.model;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.value.IpAddress;

/**
 * The page that clients see while every real server of a virtual service is down.
 *
 * @param address where clients of layer 4 get it, on {@link #PORT}; null: they get none
 */
public record FallbackPage(
        @Size(min = 1, max = MOST) String html, @Nullable IpAddress address) {
    /** Where it is served, on 127.0.0.1 and on the address for layer 4. */
    public static final int PORT = 9081;

    /** Characters, images in them included. */
    public static final int MOST = 1_000_000;

    private static final String STANDARD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Service unavailable</title>
            <style>
              body { max-width: 36rem; margin: 15vh auto 0; padding: 0 1rem; font: 1.125rem/1.5 sans-serif; color: #222; background: #fff; }
              h1 { font-size: 1.75rem; }
              @media (prefers-color-scheme: dark) { body { color: #eee; background: #111; } }
            </style>
            </head>
            <body>
            <h1>This service is not available at the moment</h1>
            <p>We know about it and are working on it. Please try again in a few minutes.</p>
            </body>
            </html>
            """;

    public static FallbackPage defaults() {
        return new FallbackPage(STANDARD, null);
    }
}

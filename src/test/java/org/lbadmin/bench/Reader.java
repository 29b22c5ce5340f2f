package org.lbadmin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lbadmin.lab.Appliance;
import org.lbadmin.lab.Tls;

/** Somebody who is signed in and reads pages, without a browser. */
final class Reader {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .sslContext(Tls.anyCertificate())
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    static Reader signedIn(String user, String password) {
        Reader reader = new Reader();
        Matcher token = TOKEN.matcher(reader.page("/login"));
        if (!token.find()) {
            throw new IllegalStateException("The sign-in page has no token.");
        }
        String form = "username=" + encode(user) + "&password=" + encode(password) + "&_csrf=" + encode(token.group(1));
        HttpResponse<String> answer = reader.send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("/login")) {
            throw new IllegalStateException("Not signed in: " + answer.statusCode());
        }
        return reader;
    }

    /** A page below /lbadmin, whole. */
    String page(String path) {
        HttpResponse<String> answer =
                send(request(path).header("Accept", "text/html").build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    /** Opens the stream of changes and counts its lines until the returned future is cancelled. */
    CompletableFuture<Void> stream(String path, AtomicLong lines) {
        HttpRequest request =
                request(path).header("Accept", "text/event-stream").build();
        return http.sendAsync(request, BodyHandlers.ofLines())
                .thenAcceptAsync(
                        answer -> {
                            if (answer.statusCode() != 200) {
                                throw new IllegalStateException(path + ": " + answer.statusCode());
                            }
                            answer.body().forEach(line -> lines.incrementAndGet());
                        },
                        task -> {
                            Thread thread = new Thread(task, "viewer");
                            thread.setDaemon(true);
                            thread.start();
                        });
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Appliance.BASE + path));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

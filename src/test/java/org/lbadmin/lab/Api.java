package org.lbadmin.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The appliance's REST interface as a script uses it: one kept connection, paths below /lbadmin/api/v1. */
public final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .sslContext(Tls.anyCertificate())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final String authorization;

    /** What came back. */
    public record Answer(int status, JsonNode body) {
        /** The body of an answer that says it went well; anything else fails the test. */
        public JsonNode ok() {
            if (status / 100 != 2) {
                throw new AssertionError(status + " " + body);
            }
            return body;
        }
    }

    private Api(String base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    public static Api basic(String base, String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Api(base, "Basic " + pair);
    }

    /** Another script on the same appliance, with a token. */
    public Api bearer(String token) {
        return new Api(base, "Bearer " + token);
    }

    public JsonNode get(String path) {
        return send("GET", path, null).ok();
    }

    public JsonNode post(String path, @Nullable Object body) {
        return send("POST", path, body).ok();
    }

    public JsonNode put(String path, Object body) {
        return send("PUT", path, body).ok();
    }

    public JsonNode patch(String path, Object body) {
        return send("PATCH", path, body).ok();
    }

    public void delete(String path) {
        send("DELETE", path, null).ok();
    }

    /** Commits everything that waits and gives the outcome of HAProxy. */
    public JsonNode commit() {
        return post("/maintenance/commit", null).path("outcomes").path(0);
    }

    /** Uploads a certificate with its key. */
    public Answer upload(String label, Path file, @Nullable String password, boolean replace) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("label", label);
        if (password != null) {
            fields.put("password", password);
        }
        if (replace) {
            fields.put("replace", "true");
        }
        Multipart body = Multipart.of(fields, "file", file);
        return answer(request("/cluster/ssl/certificates")
                .header("Content-Type", body.type())
                .POST(BodyPublishers.ofByteArray(body.bytes())));
    }

    /**
     * Any request with any outcome.
     *
     * @throws UncheckedIOException when no answer came
     */
    public Answer send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = request(path);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        return answer(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Accept", "application/json, application/problem+json");
    }

    private Answer answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String text = response.body();
            return new Answer(response.statusCode(), text.isEmpty() ? JSON.nullNode() : json(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An answer that is no JSON, such as a page, is kept as text. */
    private static JsonNode json(String text) {
        return text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : JSON.valueToTree(text);
    }
}

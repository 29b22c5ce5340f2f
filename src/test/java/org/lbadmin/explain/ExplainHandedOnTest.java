package org.lbadmin.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lbadmin.live.EngineTest;
import org.lbadmin.live.LiveServer.Health;
import org.lbadmin.live.ServerName;
import org.springframework.beans.factory.annotation.Autowired;

/** What Explain tells of requests that a rule hands on, beside what HAProxy does with the same requests. */
class ExplainHandedOnTest extends EngineTest {
    private static final String FRONT = "http://127.0.0.20:8020";
    private static final String TARGET = "http://127.0.0.20:8029";

    private static final List<String> PATHS = List.of(
            "/",
            "/front/block",
            "/front/one",
            "/front",
            "/away",
            "/away/block",
            "/away/two",
            "/away/move",
            "/location",
            "/prefix/a",
            "/block",
            "/two",
            "/two/block");

    private static final String HANDS_ON =
            "{\"type\": \"PATH_BEGINS\", \"value\": \"/away\", \"action\": \"BACKEND\", \"virtualService\": \"LAST\"},";

    private static final String RULES = """
            "headerRules": [{"name": "X-Target", "value": "t"}, {"option": "DELETE", "name": "X-Other"}],
            "aclRules": [%s
              {"type": "PATH_BEGINS", "value": "/away/block", "action": "BLOCK"},
              {"type": "PATH_BEGINS", "value": "/away/two", "action": "USE_SERVER", "realServer": "B"},
              {"type": "PATH_BEGINS", "value": "/away/move", "action": "REDIRECT_LOCATION", "location": "/moved"},
              {"type": "PATH_BEGINS", "value": "/location", "action": "REDIRECT_LOCATION",
               "location": "https://new.test/"},
              {"type": "PATH_BEGINS", "value": "/prefix", "action": "REDIRECT_PREFIX", "location": "/below"},
              {"type": "PATH_BEGINS", "value": "/block", "action": "BLOCK"},
              {"type": "PATH_BEGINS", "value": "/two", "action": "USE_SERVER", "realServer": "B"},
              {"type": "PATH_BEGINS", "value": "/two/block", "action": "BLOCK"}],
            "realServers": """;

    private static final Pattern BELOW = Pattern.compile("redirect to the same path below (.*)\\.$");
    private static final Pattern REDIRECT = Pattern.compile("redirect to (\\S*)\\.$");
    private static final Pattern ONE_OF = Pattern.compile(" gets it, of (.*?)\\. Now: ");
    private static final Pattern SERVER = Pattern.compile("^(\\S+) gets it: ");

    @Autowired
    private Explain explain;

    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void nobodyHandsOn() {
        servers.forEach(server -> server.stop(0));
        change("WEB", "{\"aclRules\": []}");
        layer7.find("TARGET").ifPresent(target -> change("TARGET", "{\"aclRules\": []}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ipAddress\": \"127.0.0.20\", \"ports\": \"8029\"", "\"backendOnly\": true"})
    void explainSaysWhatHaproxyDoes(String reached) throws IOException {
        boolean listens = reached.contains("ports");
        add("LAST", "\"backendOnly\": true", "\"realServers\": " + servers(11, "LAST"));
        add("TARGET", reached, (listens ? RULES.formatted(HANDS_ON) : RULES.formatted("")) + servers(12, "A", "B"));
        change("WEB", """
                {"protocol": "HTTP", "persistence": {"mode": "NONE"}, "realServers": %s, "headerRules": [{"name": "X-Web", "value": "w"}],
                 "aclRules": [
                  {"type": "PATH_BEGINS", "value": "/front/block", "action": "BLOCK"},
                  {"type": "PATH_BEGINS", "value": "/front/one", "action": "USE_SERVER", "realServer": "ONE"},
                  {"type": "SOURCE_ADDRESS", "value": "127.0.0.0/8", "action": "BACKEND",
                   "virtualService": "TARGET"}]}
                """.formatted(servers(14, "ONE", "TWO")));
        apply();
        List.of(ONE, TWO, new ServerName("TARGET", "A"), new ServerName("TARGET", "B"), new ServerName("LAST", "LAST"))
                .forEach(this::awaitUp);

        for (String path : PATHS) {
            assertThat(told(FRONT, path)).as(path).contains(done(FRONT + path));
            if (listens) {
                assertThat(told(TARGET, path)).as(path).contains(done(TARGET + path));
            }
        }
        assertThat(sentences(FRONT + "/block"))
                .contains("Rule 3 applies: it is handed on to TARGET", "All header rules of WEB hold", "refuses");
        assertThat(sentences(FRONT + "/two")).contains("All header rules of TARGET hold");
    }

    /** What may come of a request by the last sentence: "refused", where a redirect leads, or names of servers. */
    private List<String> told(String to, String path) {
        List<Step> steps = steps(to + path);
        String last = steps.get(steps.size() - 1).sentence();
        return last.contains("refuses")
                ? List.of("refused")
                : Stream.of(
                                found(BELOW, last).map(below -> List.of(below + path)),
                                found(REDIRECT, last).map(List::of),
                                found(ONE_OF, last).map(names -> List.of(names.split(", "))),
                                found(SERVER, last).map(List::of))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(last));
    }

    private static Optional<String> found(Pattern pattern, String sentence) {
        return pattern.matcher(sentence).results().map(match -> match.group(1)).findFirst();
    }

    /** What HAProxy does with a request, in the same words. */
    private static String done(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        return switch (connection.getResponseCode()) {
            case 200 -> new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            case 302 -> connection.getHeaderField("Location");
            case 403 -> "refused";
            default -> "status " + connection.getResponseCode();
        };
    }

    private List<Step> steps(String url) {
        return explain.of(Asked.of("127.0.0.1", url, "", ""));
    }

    private String sentences(String url) {
        return steps(url).stream().map(Step::sentence).collect(Collectors.joining("\n"));
    }

    private void add(String label, String reached, String more) {
        layer7.add(documents.virtualService(records.parse("""
                {"label": "%s", %s, "protocol": "HTTP", "persistence": {"mode": "NONE"}, %s}
                """.formatted(label, reached, more))));
    }

    private void change(String label, String patch) {
        layer7.change(label, vip -> documents.virtualService(records.parse(patch), vip));
    }

    /** Starts servers that answer with their names, and tells them as real servers. */
    private String servers(int first, String... names) throws IOException {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String address = "127.0.1." + (first + i);
            byte[] name = names[i].getBytes(StandardCharsets.UTF_8);
            HttpServer server = HttpServer.create(new InetSocketAddress(address, 8021), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, name.length);
                exchange.getResponseBody().write(name);
                exchange.close();
            });
            server.start();
            servers.add(server);
            told.add("{\"label\": \"%s\", \"ipAddress\": \"%s\", \"port\": 8021}".formatted(names[i], address));
        }
        return told.toString();
    }

    private void awaitUp(ServerName name) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> live.now()
                        .server(name)
                        .filter(s -> s.health() == Health.UP)
                        .isPresent());
    }
}

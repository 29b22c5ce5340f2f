package org.lbadmin.engine.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lbadmin.layer7.L7Documents;
import org.lbadmin.layer7.TestDocuments;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Node;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Records;
import org.lbadmin.web.TestRecords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Nothing that is typed becomes syntax: every component of every record is given texts that try, and what is accepted
 * reads back from the rendered file as exactly the sections, directives and values of the model.
 */
class TextIsDataTest {
    private static final List<String> NASTY = List.of(
            "a\nlisten evil",
            "a\r\nbind :1",
            "a\tb",
            "\u0000",
            "a\u2028b",
            "a\u2029b",
            "a\u0085b",
            "a\u000bb",
            "'",
            "''",
            "it's",
            "\"",
            "\"quoted\"",
            "a\"b'c",
            "#",
            "a # b",
            "\\",
            "a\\",
            "\\'",
            "\\n",
            "%",
            "%%",
            "%[src]",
            "%[env(HOME)]",
            "${HOME}",
            "$HOME",
            "\"${LBADMIN_RUN}\"",
            "a b",
            " a",
            "a ",
            "{{label}}",
            "{{{x}}}",
            "/x' ver HTTP/1.1 hdr a b",
            "0; rm -rf /",
            "\u00e4\u00f6\u20ac\ud83d\ude00",
            "backup",
            "listen",
            "-1",
            "1 2",
            "999999999999",
            // and some that are good
            "1025",
            "true",
            "5s");

    private final L7Documents documents = TestDocuments.create();
    private final Records records = TestRecords.create();
    private final HaproxyEngine engine = new HaproxyEngine();

    @TempDir
    Path folder;

    @Test
    void everyComponentStaysOneValue() throws Exception {
        List<L7VirtualService> accepted = new ArrayList<>();
        for (L7Protocol protocol : L7Protocol.values()) {
            ObjectNode plain = plain(protocol);
            for (String path : paths("", plain)) {
                for (String text : texts()) {
                    tryOne(protocol, plain, path, text, accepted);
                }
            }
        }

        assertThat(accepted).hasSizeGreaterThan(100);
        haproxyReads(accepted);
    }

    @Test
    void everyAdvancedComponentStaysOneValue() {
        ObjectNode plain = records.write(L7Advanced.defaults());
        L7VirtualService service = documents.virtualService(plain(L7Protocol.TCP));
        Map<String, List<List<String>>> expected = HaproxyText.sections(text(List.of(service), L7Advanced.defaults()));
        int accepted = 0;
        for (String path : paths("", plain)) {
            for (String text : texts()) {
                ObjectNode tried = plain.deepCopy();
                set(tried, path, text);
                try {
                    Map<String, List<List<String>>> got =
                            HaproxyText.sections(text(List.of(service), documents.advanced(tried)));
                    accepted++;
                    assertThat(got.keySet()).as(path + " = " + text).isEqualTo(expected.keySet());
                    assertThat(keywords(got.get("defaults"))).isSubsetOf(HaproxyWords.DEFAULTS);
                } catch (InvalidInput refused) {
                    assertThat(refused.problems()).isNotEmpty();
                }
            }
        }

        assertThat(accepted).isPositive();
    }

    private void tryOne(
            L7Protocol protocol, ObjectNode plain, String path, String text, List<L7VirtualService> accepted) {
        ObjectNode tried = plain.deepCopy();
        set(tried, path, text);
        L7VirtualService service;
        try {
            service = documents.virtualService(tried);
        } catch (InvalidInput refused) {
            return;
        }
        if (service.realServers().stream().anyMatch(r -> r.label().folded().equals("backup"))) {
            return; // L7Rules refuses it: it is the name of the fallback server
        }
        Map<String, List<List<String>>> expected = sections(documents.virtualService(plain(protocol)));
        Map<String, List<List<String>>> got = sections(service);

        assertThat(got.keySet())
                .as(path + " = " + text)
                .hasSameSizeAs(expected.keySet())
                .contains("listen " + service.label());
        assertThat(keywords(got.get("listen " + service.label())))
                .as(path + " = " + text)
                .isSubsetOf(HaproxyWords.LISTEN);
        if (!service.isRedirect()) {
            carriesItsTexts(service, got.get("listen " + service.label()));
        }
        accepted.add(service);
    }

    /** The texts of people arrive whole. */
    private static void carriesItsTexts(L7VirtualService service, List<List<String>> lines) {
        if (service.healthCheck().response() != null) {
            assertThat(lines)
                    .contains(List.of(
                            "http-check",
                            "expect",
                            "string",
                            service.healthCheck().response()));
        }
        String request = service.healthCheck().request();
        if (request != null) {
            String uri = request.startsWith("/") ? request : "/" + request;
            assertThat(lines)
                    .anySatisfy(line -> assertThat(line).startsWith("http-check", "send", "meth", "GET", "uri", uri));
        }
        if (service.protocol() == L7Protocol.HTTP) {
            assertThat(lines)
                    .contains(List.of("cookie", service.persistence().cookieName(), "insert", "nocache", "indirect"));
        }
    }

    /** One file with everything that was accepted: the real parser agrees. */
    private void haproxyReads(List<L7VirtualService> accepted) throws IOException, InterruptedException {
        List<L7VirtualService> renamed = new ArrayList<>();
        for (L7VirtualService service : accepted) {
            ObjectNode copy = records.write(service);
            copy.put("label", "s" + renamed.size());
            renamed.add(documents.virtualService(copy));
        }
        Path file = folder.resolve("haproxy.cfg");
        Files.writeString(file, text(renamed));
        ProcessBuilder builder = new ProcessBuilder("haproxy", "-c", "-f", file.toString());
        builder.environment().put("LBADMIN_RUN", folder.toString());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(said).isZero();
    }

    private Map<String, List<List<String>>> sections(L7VirtualService service) {
        return HaproxyText.sections(text(List.of(service)));
    }

    private String text(List<L7VirtualService> services) {
        return text(services, L7Advanced.defaults());
    }

    private String text(List<L7VirtualService> services, L7Advanced advanced) {
        Snapshot snapshot = new Snapshot(new Cluster(services, advanced, Ssl.defaults()), new Node(new Label("lb1")));
        return engine.render(snapshot).get(0).text();
    }

    private static List<String> keywords(List<List<String>> lines) {
        return lines.stream().map(line -> line.get(0)).distinct().toList();
    }

    private ObjectNode plain(L7Protocol protocol) {
        ObjectNode plain = documents.virtualServiceDefaults(protocol);
        plain.put("label", "plain");
        plain.put("ipAddress", "192.0.2.10");
        plain.put("ports", "443");
        ObjectNode check = (ObjectNode) plain.get("healthCheck");
        check.put("type", "NEGOTIATE_HTTPS_GET");
        check.put("request", "x");
        check.put("response", "x");
        check.put("host", "x");
        ObjectNode server = documents.realServerDefaults();
        server.put("label", "one");
        server.put("ipAddress", "192.0.2.20");
        server.put("port", 443);
        plain.putArray("realServers").add(server);
        return plain;
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(NASTY);
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        String alphabet = "ab'\"\\#%[]{}$ \t\n\u2028;:,=/-";
        for (int i = 0; i < 40; i++) {
            texts.add(random.ints(1 + random.nextInt(12), 0, alphabet.length())
                    .mapToObj(at -> alphabet.substring(at, at + 1))
                    .collect(Collectors.joining("", "", "")));
        }
        return texts;
    }

    private static List<String> paths(String prefix, JsonNode node) {
        List<String> paths = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(e -> paths.addAll(paths(prefix + "/" + e.getKey(), e.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                paths.addAll(paths(prefix + "/" + i, array.get(i)));
            }
        } else {
            paths.add(prefix);
        }
        return paths;
    }

    private static void set(ObjectNode root, String path, String text) {
        int last = path.lastIndexOf('/');
        ((ObjectNode) root.at(path.substring(0, last))).put(path.substring(last + 1), text);
    }
}

package org.lbadmin.engine.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lbadmin.FieldBases;
import org.lbadmin.layer7.L7Documents;
import org.lbadmin.layer7.TestDocuments;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7HeaderRule;
import org.lbadmin.model.L7HealthCheck;
import org.lbadmin.model.L7Persistence;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Node;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Records;
import org.lbadmin.web.TestRecords;
import tools.jackson.databind.node.ObjectNode;

/**
 * Nothing that is typed becomes syntax: every component of every record is given texts that try, and what is accepted
 * reads back from the rendered file as exactly the sections, directives and values of the model.
 */
class TextIsDataTest {
    private static final String ACL_RULE = """
            {"type": "PATH_BEGINS", "condition": "EQUAL", "value": "/x", "action": "REDIRECT_LOCATION",
             "location": "/y", "redirectCode": 302}
            """;
    private static final String HEADER_RULE = """
            {"direction": "REQUEST", "option": "REPLACE", "name": "x", "pattern": "x", "value": "x"}
            """;

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
            for (String path : Hostile.paths("", plain)) {
                for (String text : Hostile.texts()) {
                    tryOne(plain, path, text, accepted);
                }
            }
        }

        ObjectNode application = plain(L7Protocol.HTTP);
        ((ObjectNode) application.get("persistence")).put("mode", "APPLICATION_COOKIE");
        ObjectNode database = plain(L7Protocol.TCP);
        ((ObjectNode) database.get("healthCheck"))
                .put("type", "MYSQL")
                .putNull("response")
                .putNull("request");
        for (String text : Hostile.texts()) {
            tryOne(application, "/persistence/cookieName", text, accepted);
            tryOne(database, "/healthCheck/username", text, accepted);
        }

        assertThat(accepted).hasSizeGreaterThan(100);
        haproxyReads(accepted);
    }

    @Test
    void everyAdvancedComponentStaysOneValue() {
        ObjectNode plain = FieldBases.advanced(records);
        L7VirtualService service = documents.virtualService(plain(L7Protocol.TCP));
        Map<String, List<List<String>>> expected =
                HaproxyText.sections(text(List.of(service), documents.advanced(plain)));
        assertThat(expected).containsKeys(HaproxyWords.OTHERS.keySet().toArray(String[]::new));
        int accepted = 0;
        for (String path : Hostile.paths("", plain)) {
            for (String text : Hostile.texts()) {
                if (text.isBlank()) {
                    continue; // nothing was entered, and there is no such section
                }
                ObjectNode tried = plain.deepCopy();
                Hostile.set(tried, path, text);
                try {
                    Map<String, List<List<String>>> got =
                            HaproxyText.sections(text(List.of(service), documents.advanced(tried)));
                    accepted++;
                    assertThat(got.keySet()).as(path + " = " + text).isEqualTo(expected.keySet());
                    assertThat(keywords(got.get("defaults"))).isSubsetOf(HaproxyWords.DEFAULTS);
                    HaproxyWords.OTHERS.forEach((section, words) ->
                            assertThat(keywords(got.get(section))).as(path).isSubsetOf(words));
                    if (path.equals("/statistics/password")) {
                        assertThat(got.get("listen :statistics"))
                                .contains(List.of("stats", "auth", "loadbalancer:" + text));
                    }
                } catch (InvalidInput refused) {
                    assertThat(refused.problems()).isNotEmpty();
                }
            }
        }

        assertThat(accepted).isPositive();
    }

    private void tryOne(ObjectNode plain, String path, String text, List<L7VirtualService> accepted) {
        ObjectNode tried = plain.deepCopy();
        Hostile.set(tried, path, text);
        L7VirtualService service;
        try {
            service = documents.virtualService(tried);
        } catch (InvalidInput refused) {
            return;
        }
        if (service.realServers().stream().anyMatch(r -> r.label().folded().equals("backup"))) {
            return; // L7Rules refuses it: it is the name of the fallback server
        }
        if (service.manual()) {
            return; // it has no section of ours
        }
        if (service.healthCheck().type() == L7HealthCheck.Type.MYSQL
                && service.healthCheck().username() == null) {
            return; // L7Rules refuses that too
        }
        Map<String, List<List<String>>> expected = sections(documents.virtualService(plain));
        Map<String, List<List<String>>> got = sections(service);

        String section = (service.backendOnly() ? "backend " : "listen ") + service.label();
        assertThat(got.keySet())
                .as(path + " = " + text)
                .hasSameSizeAs(expected.keySet())
                .contains(section);
        assertThat(keywords(got.get(section))).as(path + " = " + text).isSubsetOf(HaproxyWords.LISTEN);
        if (!service.isRedirect()) {
            carriesItsTexts(service, got.get(section));
        }
        if (!path.equals("/headerRules/0/pattern")) {
            accepted.add(service); // of regular expressions HAProxy has its own opinion
        }
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
        for (L7AclRule rule : service.aclRules()) {
            assertThat(lines).contains(List.of("acl", "rule1", "path", "-m", "beg", "--", rule.value()));
            assertThat(lines)
                    .contains(List.of(
                            "http-request",
                            "redirect",
                            "location",
                            String.valueOf(rule.location()).replace("%", "%%"),
                            "code",
                            "" + rule.redirectCode().code(),
                            "if",
                            "rule1"));
        }
        for (L7HeaderRule rule : service.headerRules()) {
            String value = String.valueOf(rule.value()).replace("%", "%%");
            assertThat(lines)
                    .contains(List.of("http-request", "replace-header", rule.name(), "" + rule.pattern(), value));
        }
        String cookie = service.persistence().cookieName();
        if (service.persistence().mode() == L7Persistence.Mode.HTTP_COOKIE) {
            assertThat(lines)
                    .anySatisfy(line -> assertThat(line).startsWith("cookie", cookie, "insert", "nocache", "indirect"));
        }
        if (service.persistence().mode() == L7Persistence.Mode.APPLICATION_COOKIE) {
            assertThat(lines)
                    .anySatisfy(line ->
                            assertThat(line.get(line.size() - 1)).isIn(fetch(cookie), fetch('"' + cookie + '"')));
        }
        if (service.healthCheck().type() == L7HealthCheck.Type.MYSQL) {
            assertThat(lines)
                    .contains(List.of(
                            "option",
                            "mysql-check",
                            "user",
                            service.healthCheck().username()));
        }
    }

    private static String fetch(String cookie) {
        return "req.cook(" + cookie + ")";
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
        Snapshot snapshot = new Snapshot(new Cluster(services, advanced, Ssl.defaults()), Node.named(new Label("lb1")));
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
        if (protocol == L7Protocol.HTTP) {
            ObjectNode acl = records.parse(ACL_RULE);
            plain.putArray("aclRules").add(acl);
            plain.putArray("headerRules").add(records.parse(HEADER_RULE));
        }
        return plain;
    }
}

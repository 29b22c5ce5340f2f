package org.lbadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lbadmin.engine.haproxy.HaproxyEngine;
import org.lbadmin.layer7.L7Documents;
import org.lbadmin.layer7.TestDocuments;
import org.lbadmin.model.CheckScript;
import org.lbadmin.model.CheckScriptArguments;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.FirewallLockdown;
import org.lbadmin.model.FloatingIp;
import org.lbadmin.model.Graphing;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.model.L4RealServer;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.L7AclRule;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7HeaderRule;
import org.lbadmin.model.L7RealServer;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.LocalSecurity;
import org.lbadmin.model.Node;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Records;
import org.lbadmin.web.TestRecords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every component of a settings record has a label and help, is on its page, and changes what an engine gets. */
public class FieldTests {
    /** Components that no page shows yet, each for a reason. */
    private static final Set<String> HIDDEN = Set.of(
            "L4VirtualService.realServers", // has pages of its own
            "L7VirtualService.realServers", // has pages of its own
            "L7VirtualService.aclRules", // are on pages of their own
            "L7VirtualService.headerRules", // are on pages of their own
            "SslTermination.sniRules", // have a page of their own
            "CheckScript.label"); // given once, on the page that adds it

    private static final Map<Class<?>, List<String>> PAGES = Map.ofEntries(
            Map.entry(
                    L7VirtualService.class, List.of("layer7/virtual-service.html", "layer7/add-virtual-service.html")),
            Map.entry(L7RealServer.class, List.of("layer7/real-server.html")),
            Map.entry(L7AclRule.class, List.of("layer7/rule.html")),
            Map.entry(L7HeaderRule.class, List.of("layer7/rule.html")),
            Map.entry(L7Advanced.class, List.of("layer7/advanced.html")),
            Map.entry(
                    L4VirtualService.class, List.of("layer4/virtual-service.html", "layer4/add-virtual-service.html")),
            Map.entry(CheckScript.class, List.of("scripts/script.html")),
            Map.entry(CheckScriptArguments.class, List.of("scripts/script.html")),
            Map.entry(FloatingIp.class, List.of("addresses/floating-ips.html")),
            Map.entry(L4RealServer.class, List.of("layer4/real-server.html")),
            Map.entry(L4Advanced.class, List.of("layer4/advanced.html")),
            Map.entry(SslTermination.class, List.of("tls/fields.html")),
            Map.entry(SniRule.class, List.of("tls/sni-rule.html")),
            Map.entry(SslAdvanced.class, List.of("tls/advanced.html")),
            Map.entry(Graphing.class, List.of("graphs/graphing.html")),
            Map.entry(LocalSecurity.class, List.of("tls/local-security.html")),
            Map.entry(FirewallLockdown.class, List.of("firewall/lockdown.html")));

    /** Where the texts of fields are. */
    private static final List<String> TEXTS = List.of(
            "messages-fields.properties",
            "messages-ssl.properties",
            "messages-certificates.properties",
            "messages-firewall.properties",
            "messages-graphs.properties",
            "messages-rules.properties",
            "messages-manual.properties",
            "messages-scripts.properties",
            "messages-layer4.properties");

    private final Records records = TestRecords.create();
    private final L7Documents documents = TestDocuments.create();
    private final FieldBases bases = new FieldBases(records);

    @Test
    void everyComponentHasLabelAndHelp() throws IOException {
        Properties texts = texts();
        Set<String> missing = new TreeSet<>();
        for (Class<?> type : PAGES.keySet()) {
            components(type, "", (key, path) -> {
                for (String kind : List.of(".label", ".help")) {
                    if (!texts.containsKey(key + kind)) {
                        missing.add(key + kind);
                    }
                }
            });
        }

        assertThat(missing).isEmpty();
    }

    /** The texts of all fields. */
    public static Properties texts() throws IOException {
        Properties texts = new Properties();
        for (String file : TEXTS) {
            try (var in = Files.newBufferedReader(Path.of("src/main/resources", file))) {
                texts.load(in);
            }
        }
        return texts;
    }

    @Test
    void everyComponentIsOnItsPageOrListedAsHidden() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Class<?> type : PAGES.keySet()) {
            StringBuilder pages = new StringBuilder();
            for (String page : PAGES.get(type)) {
                pages.append(Files.readString(Path.of("frontend/pages", page)));
            }
            components(type, "", (key, path) -> {
                boolean shown = pages.toString().matches("(?s).*[' ]" + path.replace(".", "\\.") + "[',].*");
                boolean nested = isAbove(path, pages.toString());
                if (!shown && !nested && !HIDDEN.contains(key)) {
                    missing.add(key);
                }
            });
        }

        assertThat(missing).isEmpty();
    }

    private static boolean isAbove(String path, String pages) {
        return pages.contains("'" + path + ".") || pages.contains(" " + path + ".");
    }

    @Test
    void everyComponentChangesWhatHaproxyGets() {
        Map<String, String> flips = Map.ofEntries(
                Map.entry("/label", "\"other\""),
                Map.entry("/ipAddress", "\"192.0.2.11\""),
                Map.entry("/ports", "\"81,82\""),
                Map.entry("/protocol", "\"HTTP\""),
                Map.entry("/balanceMode", "\"WEIGHTED_ROUND_ROBIN\""),
                Map.entry("/persistence/mode", "\"NONE\""),
                Map.entry("/persistence/timeout", "\"1h\""),
                Map.entry("/persistence/tableSize", "5"),
                Map.entry("/healthCheck/type", "\"CONNECT_TO_PORT\""),
                Map.entry("/healthCheck/request", "\"other\""),
                Map.entry("/healthCheck/response", "\"other\""),
                Map.entry("/healthCheck/host", "\"other\""),
                Map.entry("/healthCheck/port", "99"),
                Map.entry("/fallback/ipAddress", "\"192.0.2.99\""),
                Map.entry("/fallback/port", "99"),
                Map.entry("/timeouts/enabled", "false"),
                Map.entry("/timeouts/client", "\"1s\""),
                Map.entry("/timeouts/realServer", "\"1s\""),
                Map.entry("/timeouts/tunnel", "\"1h\""),
                Map.entry("/fallback/persistent", "true"),
                Map.entry("/fallback/encrypt", "true"),
                Map.entry("/transparentProxy", "true"),
                Map.entry("/manual", "true"),
                Map.entry("/backendOnly", "true"),
                Map.entry("/connections/sendProxy", "\"V2\""),
                Map.entry("/connections/sourceAddress", "\"192.0.2.10\""),
                Map.entry("/connections/tcpKeepAlive", "true"),
                Map.entry("/connections/redispatch", "false"),
                Map.entry("/feedback/method", "\"NONE\""),
                Map.entry("/feedback/port", "9"),
                Map.entry("/maxConnections", "7"),
                Map.entry("/realServers/0/label", "\"other\""),
                Map.entry("/realServers/0/ipAddress", "\"192.0.2.29\""),
                Map.entry("/realServers/0/port", "null"),
                Map.entry("/realServers/0/reEncrypt", "true"),
                Map.entry("/realServers/0/weight", "3"),
                Map.entry("/realServers/0/minConnections", "3"),
                Map.entry("/realServers/0/maxConnections", "9"));
        allChange(bases.tcp(), flips, documents::virtualService);
        allChange(
                bases.http(),
                Map.ofEntries(
                        Map.entry("/xForwardedFor", "false"),
                        Map.entry("/persistence/cookieName", "\"other\""),
                        Map.entry("/persistence/cookieMaxIdle", "\"1h\""),
                        Map.entry("/persistence/cookieMaxLife", "\"1d\""),
                        Map.entry("/http/pipelineMode", "\"CLOSE\""),
                        Map.entry("/http/pretendKeepAlive", "true"),
                        Map.entry("/http/reuseConnections", "false"),
                        Map.entry("/http/acceptInvalidRequests", "true"),
                        Map.entry("/http/slowHeaderProtection", "false"),
                        Map.entry("/http/compression", "true"),
                        Map.entry("/http/hsts", "false"),
                        Map.entry("/http/hstsMonths", "12"),
                        Map.entry("/http/realServerNameAsHost", "true"),
                        Map.entry("/http/encryptBackends", "true"),
                        Map.entry("/realServers/0/redirect", "true"),
                        Map.entry("/forceToHttps", "true")),
                documents::virtualService);
        allChange(bases.forwarded(), Map.of("/persistence/xffPosition", "1"), documents::virtualService);
        allChange(bases.mysql(), Map.of("/healthCheck/username", "\"other\""), documents::virtualService);
        allChange(bases.script(), Map.of("/healthCheck/script", "\"other.sh\""), documents::virtualService);
        allChange(bases.redirect(), Map.of("/redirectCode", "301"), documents::virtualService);
    }

    private void allChange(ObjectNode base, Map<String, String> flips, Function<ObjectNode, L7VirtualService> read) {
        ObjectNode whole = records.write(read.apply(base));
        String before = render(read.apply(whole));
        flips.forEach((path, value) -> {
            ObjectNode flipped = whole.deepCopy();
            int last = path.lastIndexOf('/');
            JsonNode node = records.parse("{\"v\":" + value + "}").get("v");
            ((ObjectNode) flipped.at(path.substring(0, last))).set(path.substring(last + 1), node);

            assertThat(render(read.apply(flipped))).as(path).isNotEqualTo(before);
        });
    }

    @Test
    void everyAdvancedComponentChangesWhatHaproxyGets() {
        ObjectNode base = bases.advanced();
        Map<String, String> texts = Map.of(
                "/replication/partner", "lb3",
                "/replication/partnerAddress", "192.0.2.4",
                "/alerts/from", "other@example.com",
                "/alerts/to", "other@example.com",
                "/alerts/mailServer", "192.0.2.26");
        String before = render(documents.advanced(base));
        List<String> same = new ArrayList<>();
        flip("", base, path -> {
            ObjectNode flipped = base.deepCopy();
            int last = path.lastIndexOf('/');
            ObjectNode parent = (ObjectNode) flipped.at(path.substring(0, last));
            String name = path.substring(last + 1);
            JsonNode old = parent.get(name);
            if (old.isBoolean()) {
                parent.put(name, !old.asBoolean());
            } else if (old.isNumber()) {
                parent.put(name, old.asInt() + 1);
            } else {
                parent.put(name, texts.getOrDefault(path, "11s"));
            }
            if (render(documents.advanced(flipped)).equals(before)) {
                same.add(path);
            }
        });

        assertThat(same).as("all but the lock, which no file has").containsExactly("/locked");
    }

    private static void flip(String prefix, ObjectNode node, java.util.function.Consumer<String> visit) {
        node.properties().forEach(e -> {
            if (e.getValue() instanceof ObjectNode below) {
                flip(prefix + "/" + e.getKey(), below, visit);
            } else {
                visit.accept(prefix + "/" + e.getKey());
            }
        });
    }

    private static String render(L7VirtualService service) {
        return render(new Cluster(List.of(service), L7Advanced.defaults(), Ssl.defaults()));
    }

    private String render(L7Advanced advanced) {
        L7VirtualService tabled = documents.virtualService(bases.tcp());
        return render(new Cluster(List.of(tabled), advanced, Ssl.defaults()));
    }

    private static String render(Cluster cluster) {
        return new HaproxyEngine()
                .render(new Snapshot(cluster, Node.named(new Label("lb1"))))
                .toString();
    }

    private static void components(Class<?> type, String prefix, java.util.function.BiConsumer<String, String> visit) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = type.getName().replaceFirst(".*\\.", "").replace('$', '.') + "." + component.getName();
            visit.accept(key, prefix + component.getName());
            boolean value = component.getType().getPackageName().endsWith("value");
            if (component.getType().isRecord() && !value) {
                components(component.getType(), prefix + component.getName() + ".", visit);
            }
        }
    }
}

package org.lbadmin.engine.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lbadmin.EngineChecker;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.ldirectord.LdirectordEngine;
import org.lbadmin.layer4.L4Documents;
import org.lbadmin.layer4.TestLayer4;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.EngineId;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.L4Advanced;
import org.lbadmin.model.L4VirtualService;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7Manual;
import org.lbadmin.model.Node;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.value.Label;
import org.lbadmin.web.Records;
import org.lbadmin.web.TestRecords;
import tools.jackson.databind.node.ObjectNode;

/** The same for layer 4: what is accepted stays one value of ldirectord.cf, read as ldirectord reads it. */
class L4TextIsDataTest {
    private static final Pattern OPTION = Pattern.compile("    ([a-z0-9]+) = (.*)");
    private static final Set<String> OPTIONS = Set.of(
            "real",
            "real6",
            "fallback",
            "fallback6",
            "protocol",
            "scheduler",
            "persistent",
            "netmask",
            "ops",
            "checktype",
            "checkcommand",
            "service",
            "checkport",
            "virtualhost",
            "request",
            "receive");

    private final L4Documents documents = TestLayer4.documents();
    private final Records records = TestRecords.create();

    @Test
    void hostileTextIsRefusedOrStaysOneValue(@TempDir Path home) throws Exception {
        List<L4VirtualService> accepted = new ArrayList<>();
        for (String path : Hostile.paths("", plain())) {
            for (String text : Hostile.texts()) {
                tryOne(path, text, accepted);
            }
        }

        assertThat(accepted).hasSizeGreaterThan(20);
        List<L4VirtualService> asking = accepted.stream()
                .filter(service -> service.healthCheck().request() != null)
                .distinct()
                .limit(12)
                .toList();
        for (L4VirtualService service : asking) {
            assertThat(EngineChecker.refusal(EngineId.LDIRECTORD, files(service), home))
                    .as(service.toString())
                    .isEmpty();
        }
    }

    private void tryOne(String path, String text, List<L4VirtualService> accepted) {
        ObjectNode tried = plain();
        Hostile.set(tried, path, text);
        L4VirtualService service;
        try {
            service = documents.virtualService(tried);
        } catch (InvalidInput refused) {
            return;
        }
        if (!TestLayer4.problems(service).isEmpty()) {
            return;
        }
        String file = files(service).get(0).text();
        for (String line : file.lines().toList()) {
            Matcher option = OPTION.matcher(line);
            boolean known = line.isEmpty()
                    || line.startsWith("#")
                    || line.matches("virtual6? = \\S+|[a-z]+ = [a-z0-9]+")
                    || (option.matches() && OPTIONS.contains(option.group(1)) && !line.contains("#"));
            assertThat(known).as(path + " = " + text + " writes " + line).isTrue();
        }
        carries(file, "request", service.healthCheck().request(), service);
        carries(file, "receive", service.healthCheck().response(), service);
        accepted.add(service);
    }

    /** The texts of people arrive whole. */
    private static void carries(
            String file, String name, @org.jspecify.annotations.Nullable String text, L4VirtualService service) {
        boolean asks = service.healthCheck().type().negotiates()
                && service.healthCheck().protocol().asks();
        if (text != null && asks) {
            assertThat(file.lines()).contains("    " + name + " = \"" + text + "\"");
        }
    }

    private static List<ConfigFile> files(L4VirtualService service) {
        Cluster cluster = new Cluster(
                List.of(),
                L7Advanced.defaults(),
                List.of(service),
                L4Advanced.defaults(),
                Ssl.defaults(),
                List.of(),
                L7Manual.defaults(),
                List.of());
        return new LdirectordEngine().render(new Snapshot(cluster, Node.named(new Label("lb1"))));
    }

    private ObjectNode plain() {
        return records.write(documents.virtualService(records.parse("""
                {"label": "vip", "ipAddress": "192.0.2.10", "ports": "80",
                 "healthCheck": {"type": "NEGOTIATE", "protocol": "HTTP", "request": "a", "response": "b",
                                 "virtualHost": "c", "port": 5},
                 "fallback": {"ipAddress": "192.0.2.30", "port": 80, "masquerade": true},
                 "realServers": [{"label": "rip", "ipAddress": "192.0.2.20", "weight": 3, "maxConnections": 5}]}
                """)));
    }
}

package org.lbadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lbadmin.engine.ConfigFile;
import org.lbadmin.engine.haproxy.HaproxyEngine;
import org.lbadmin.engine.stunnel.StunnelEngine;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.SslTermination;
import org.lbadmin.store.Documents;
import org.lbadmin.store.TestStore;
import org.lbadmin.web.Records;
import org.lbadmin.web.TestRecords;
import tools.jackson.databind.node.ObjectNode;

/** Every component of the SSL records changes what an engine gets. */
class SslFieldTests {
    private static final String SERVICE = "/cluster/ssl/terminations/0/";
    private static final String CUSTOM = "/cluster/ssl/terminations/1/";
    private static final String RULE = CUSTOM + "sniRules/0/";
    private static final String ADVANCED = "/cluster/ssl/advanced/";

    private final Records records = TestRecords.create();
    private final Documents documents = TestStore.documents();

    @Test
    void everyComponentChangesWhatAnEngineGets() {
        Map<String, String> flips = new HashMap<>();
        flips.putAll(terminations());
        flips.putAll(switches());
        flips.putAll(rulesAndAdvanced());

        String before = rendered(base());
        flips.forEach((path, value) -> {
            ObjectNode flipped = base();
            int last = path.lastIndexOf('/');
            ((ObjectNode) flipped.at(path.substring(0, last)))
                    .set(
                            path.substring(last + 1),
                            records.parse("{\"v\":" + value + "}").get("v"));

            assertThat(rendered(flipped)).as(path).isNotEqualTo(before);
        });
        assertThat(names(flips.keySet())).isEqualTo(components());
    }

    private static Map<String, String> terminations() {
        return Map.ofEntries(
                Map.entry(SERVICE + "label", "\"other\""),
                Map.entry(SERVICE + "virtualService", "\"mail\""),
                Map.entry(SERVICE + "port", "444"),
                Map.entry(SERVICE + "operationMode", "\"COMPATIBLE\""),
                Map.entry(SERVICE + "certificate", "\"mail\""),
                Map.entry(SERVICE + "sourceIpAddress", "\"192.0.2.77\""),
                Map.entry(SERVICE + "proxyProtocol", "false"),
                Map.entry(SERVICE + "bindProxyProtocolTo", "\"mail\""),
                Map.entry(SERVICE + "terminator", "\"HAPROXY\""),
                Map.entry(CUSTOM + "custom/ipAddress", "\"192.0.2.40\""),
                Map.entry(CUSTOM + "custom/backendIpAddress", "\"192.0.2.41\""),
                Map.entry(CUSTOM + "custom/backendPort", "81"),
                Map.entry(CUSTOM + "sniRules", "[]"));
    }

    private static Map<String, String> switches() {
        String path = SERVICE + "switches/";
        return Map.ofEntries(
                Map.entry(path + "ciphers", "\"AES128-SHA\""),
                Map.entry(path + "cipherSuites", "\"TLS_AES_128_GCM_SHA256\""),
                Map.entry(path + "disableTls10", "false"),
                Map.entry(path + "disableTls11", "false"),
                Map.entry(path + "disableTls12", "true"),
                Map.entry(path + "disableTls13", "true"),
                Map.entry(path + "serverCipherOrder", "false"),
                Map.entry(path + "noEmptyFragments", "false"),
                Map.entry(path + "delayDns", "true"),
                Map.entry(path + "clientRenegotiation", "true"),
                Map.entry(path + "timeToClose", "5"));
    }

    private static Map<String, String> rulesAndAdvanced() {
        return Map.ofEntries(
                Map.entry(RULE + "label", "\"other\""),
                Map.entry(RULE + "host", "\"other.example.com\""),
                Map.entry(RULE + "certificate", "\"mail\""),
                Map.entry(RULE + "virtualService", "\"web\""),
                Map.entry(RULE + "backendIpAddress", "\"192.0.2.51\""),
                Map.entry(RULE + "backendPort", "82"),
                Map.entry(RULE + "proxyProtocol", "false"),
                Map.entry(ADVANCED + "debugLevel", "7"),
                Map.entry(ADVANCED + "sessionCacheSize", "7"),
                Map.entry(ADVANCED + "sessionTimeout", "\"7s\""));
    }

    private ObjectNode base() {
        return Yaml.parse("""
                cluster:
                  layer7:
                    - {label: web, ipAddress: 192.0.2.10, ports: "80", protocol: HTTP}
                    - {label: mail, ipAddress: 192.0.2.11, ports: "80", protocol: HTTP}
                  ssl:
                    certificates:
                      - {label: server, material: a1, fingerprint: b1, subject: CN=server, notAfter: "2027-01-01T00:00:00Z"}
                      - {label: mail, material: a2, fingerprint: b2, subject: CN=mail, notAfter: "2027-01-01T00:00:00Z"}
                    terminations:
                      - {label: own, virtualService: web, operationMode: CUSTOM, switches: {}}
                      - {label: custom, custom: {ipAddress: 192.0.2.30, backendIpAddress: 192.0.2.31, backendPort: 80},
                         sniRules: [{label: rule, host: www.example.com, backendIpAddress: 192.0.2.50, backendPort: 80}]}
                    advanced: {}
                """, records);
    }

    private String rendered(ObjectNode document) {
        Snapshot snapshot = documents.read(document);
        List<ConfigFile> stunnel = new StunnelEngine().render(snapshot);
        return stunnel + "\n" + new HaproxyEngine().render(snapshot);
    }

    private static Set<String> names(Set<String> paths) {
        Set<String> names = new TreeSet<>();
        paths.forEach(path -> names.add(
                path.startsWith(RULE)
                        ? "sniRules." + path.substring(RULE.length())
                        : path.replaceFirst("^(" + SERVICE + "|" + CUSTOM + "|" + ADVANCED + ")", "")
                                .replace('/', '.')));
        return names;
    }

    private static Set<String> components() {
        Set<String> names = new TreeSet<>();
        components(SslTermination.class, "", names);
        components(SniRule.class, "sniRules.", names);
        components(SslAdvanced.class, "", names);
        return names;
    }

    private static void components(Class<?> type, String prefix, Set<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            boolean value = component.getType().getPackageName().endsWith("value");
            if (component.getType().isRecord() && !value) {
                components(component.getType(), prefix + component.getName() + ".", names);
            } else {
                names.add(prefix + component.getName());
            }
        }
    }
}

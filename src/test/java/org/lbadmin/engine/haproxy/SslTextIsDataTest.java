package org.lbadmin.engine.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lbadmin.EngineChecker;
import org.lbadmin.engine.Engine;
import org.lbadmin.engine.Served;
import org.lbadmin.engine.TlsPolicy;
import org.lbadmin.engine.stunnel.StunnelEngine;
import org.lbadmin.model.Certificate;
import org.lbadmin.model.Cluster;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.L7Advanced;
import org.lbadmin.model.L7Protocol;
import org.lbadmin.model.L7VirtualService;
import org.lbadmin.model.Node;
import org.lbadmin.model.Snapshot;
import org.lbadmin.model.SniRule;
import org.lbadmin.model.Ssl;
import org.lbadmin.model.SslAdvanced;
import org.lbadmin.model.SslTermination;
import org.lbadmin.model.Terminator;
import org.lbadmin.model.value.IpAddress;
import org.lbadmin.model.value.Label;
import org.lbadmin.model.value.Ports;
import org.lbadmin.tls.SslDocuments;
import org.lbadmin.tls.TestSsl;
import org.lbadmin.web.Records;
import org.lbadmin.web.TestRecords;
import tools.jackson.databind.node.ObjectNode;

/** The same for terminations: what is accepted stays one value in both files, and both engines read it. */
class SslTextIsDataTest {
    private final SslDocuments documents = TestSsl.documents();
    private final Records records = TestRecords.create();
    private final HaproxyEngine haproxy = new HaproxyEngine();
    private final StunnelEngine stunnel = new StunnelEngine();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyComponentStaysOneValue(Terminator terminator) throws Exception {
        List<SslTermination> accepted = new ArrayList<>();
        for (boolean custom : List.of(false, true)) {
            ObjectNode plain = plain(terminator, custom);
            for (String path : Hostile.paths("", plain)) {
                for (String text : Hostile.texts()) {
                    ObjectNode tried = plain.deepCopy();
                    Hostile.set(tried, path, text);
                    try {
                        SslTermination termination = documents.termination(tried);
                        if (isComplete(termination)) {
                            staysOneValue(termination, path + " = " + text);
                            accepted.add(termination);
                        }
                    } catch (InvalidInput refused) {
                        assertThat(refused.problems()).isNotEmpty();
                    }
                }
            }
        }

        assertThat(accepted).hasSizeGreaterThan(100);
        theEngineReads(terminator, accepted);
    }

    /** Rules refuse the rest: no place to go, and a label that is taken. */
    private static boolean isComplete(SslTermination termination) {
        SslTermination.Custom custom = termination.custom();
        boolean placed = !termination.isCustom()
                || custom.ipAddress() != null && custom.backendIpAddress() != null && custom.backendPort() != null;
        boolean rules = termination.sniRules().stream()
                .allMatch(rule ->
                        rule.virtualService() != null || rule.backendIpAddress() != null && rule.backendPort() != null);
        return placed
                && rules
                && services(List.of(termination)).stream()
                        .noneMatch(s ->
                                s.label().folded().equals(termination.label().folded()));
    }

    private void staysOneValue(SslTermination termination, String tried) {
        TlsPolicy policy = TlsPolicy.of(termination);
        Snapshot snapshot = snapshot(List.of(termination), SslAdvanced.defaults());
        if (termination.terminator() == Terminator.HAPROXY) {
            Map<String, List<List<String>>> got = HaproxyText.sections(text(haproxy, snapshot));
            Label section = termination.isCustom() ? termination.label() : termination.virtualService();
            assertThat(got.keySet()).as(tried).contains("listen " + section);
            List<List<String>> lines = Objects.requireNonNull(got.get("listen " + section));
            List<String> bind = lines.stream()
                    .filter(line -> line.contains("crt-list"))
                    .findFirst()
                    .orElseThrow();
            assertThat(bind)
                    .as(tried)
                    .containsSequence("ssl", "crt-list", "${LBADMIN_CONF}/" + termination.label() + ".crtlist")
                    .containsSequence("ciphers", policy.ciphers(), "ciphersuites", policy.cipherSuites(), "curves");
            assertThat(lines.stream().map(line -> line.get(0)))
                    .as(tried)
                    .isSubsetOf(Stream.concat(HaproxyWords.LISTEN.stream(), Stream.of("use_backend"))
                            .toList());
        } else {
            Map<String, List<List<String>>> got = StunnelText.services(text(stunnel, snapshot));
            assertThat(got.keySet())
                    .as(tried)
                    .hasSize(2 + termination.sniRules().size());
            List<List<String>> options =
                    Objects.requireNonNull(got.get(termination.label().value()));
            assertThat(options)
                    .as(tried)
                    .contains(List.of("ciphers", policy.ciphers()), List.of("ciphersuites", policy.cipherSuites()))
                    .allSatisfy(pair -> assertThat(StunnelText.OPTIONS).contains(pair.get(0)));
        }
        Engine engine = termination.terminator() == Terminator.HAPROXY ? haproxy : stunnel;
        String served = engine.render(snapshot).stream()
                .filter(file -> file.path().equals(Served.FILE))
                .findFirst()
                .orElseThrow()
                .text();
        assertThat(Served.read(served))
                .as(tried)
                .hasSize(1 + termination.sniRules().size());
    }

    @Test
    void everyAdvancedComponentStaysOneValue() {
        ObjectNode plain = records.write(SslAdvanced.defaults());
        int accepted = 0;
        for (Terminator terminator : Terminator.values()) {
            List<SslTermination> one = List.of(documents.termination(plain(terminator, false)));
            for (String path : Hostile.paths("", plain)) {
                for (String text : Hostile.texts()) {
                    ObjectNode tried = plain.deepCopy();
                    Hostile.set(tried, path, text);
                    try {
                        Snapshot snapshot = snapshot(one, documents.advanced(tried));
                        assertThat(StunnelText.services(text(stunnel, snapshot)).get(""))
                                .allSatisfy(
                                        pair -> assertThat(StunnelText.GLOBAL).contains(pair.get(0)));
                        assertThat(HaproxyText.sections(text(haproxy, snapshot)))
                                .containsKeys("global", "listen web");
                        accepted++;
                    } catch (InvalidInput refused) {
                        assertThat(refused.problems()).isNotEmpty();
                    }
                }
            }
        }

        assertThat(accepted).isPositive();
    }

    /** One file with all of them. That a name of a cipher is one of OpenSSL's is for the engine to say, and it would. */
    private void theEngineReads(Terminator terminator, List<SslTermination> accepted) throws Exception {
        List<SslTermination> apart = new ArrayList<>();
        for (SslTermination termination : accepted) {
            if (termination
                    .switches()
                    .equals(documents.termination(plain(terminator, false)).switches())) {
                ObjectNode copy = records.write(termination);
                copy.put("label", "t" + apart.size()).put("port", 10_000 + apart.size());
                apart.add(documents.termination(copy));
            }
        }
        Engine engine = terminator == Terminator.HAPROXY ? haproxy : stunnel;

        assertThat(EngineChecker.refusal(engine.id(), engine.render(snapshot(apart, SslAdvanced.defaults())), folder))
                .isEmpty();
    }

    private static String text(Engine engine, Snapshot snapshot) {
        return engine.render(snapshot).get(0).text();
    }

    /** With every virtual service and certificate that is named. */
    private static Snapshot snapshot(List<SslTermination> terminations, SslAdvanced advanced) {
        Set<Label> certificates = new HashSet<>();
        for (SslTermination termination : terminations) {
            certificates.add(termination.certificate());
            termination.sniRules().stream().map(SniRule::certificate).forEach(certificates::add);
        }
        List<Certificate> known = certificates.stream()
                .map(label -> new Certificate(label, "0a", "0b", "CN=x", "2027-01-01T00:00:00Z"))
                .toList();
        return new Snapshot(
                new Cluster(services(terminations), L7Advanced.defaults(), new Ssl(known, terminations, advanced)),
                Node.named(new Label("lb1")));
    }

    private static List<L7VirtualService> services(List<SslTermination> terminations) {
        return terminations.stream()
                .flatMap(termination -> Stream.concat(
                        Stream.of(termination.virtualService(), termination.bindProxyProtocolTo()),
                        termination.sniRules().stream().map(SniRule::virtualService)))
                .filter(Objects::nonNull)
                .distinct()
                .map(label ->
                        L7VirtualService.defaults(label, new IpAddress("192.0.2.10"), new Ports("80"), L7Protocol.HTTP))
                .toList();
    }

    private ObjectNode plain(Terminator terminator, boolean custom) {
        ObjectNode plain = records.parse("""
                {"label": "plain", "virtualService": "web", "operationMode": "CUSTOM", "sourceIpAddress": null,
                 "switches": {"ciphers": "AES128-SHA", "cipherSuites": "TLS_AES_128_GCM_SHA256"},
                 "sniRules": [{"label": "rule", "host": "a.example.com", "virtualService": "web"},
                              {"label": "other", "host": "*.example.org", "backendIpAddress": "192.0.2.90",
                               "backendPort": 80}]}
                """);
        plain.put("terminator", terminator.name());
        if (custom) {
            plain.putNull("virtualService");
            ObjectNode own = plain.putObject("custom");
            own.put("ipAddress", "192.0.2.11")
                    .put("backendIpAddress", "192.0.2.12")
                    .put("backendPort", 80);
        }
        return records.write(documents.termination(plain));
    }
}
